namespace Pulumi;

/// <summary>While JSON is written, tells the converters where to note the marks of the outputs that they meet.</summary>
internal readonly struct OutputJsonScope : IDisposable
{
    [ThreadStatic]
    private static OutputJoin? _current;

    private readonly OutputJoin? _outer;

    public OutputJsonScope(OutputJoin join) => (_outer, _current) = (_current, join);

    /// <summary>The join of the value that is being written.</summary>
    public static OutputJoin Current => _current ?? throw new InvalidOperationException(
        "An Output<T> has no JSON of its own; use Output.JsonSerialize, which makes an output of the text.");

    public void Dispose() => _current = _outer;
}
