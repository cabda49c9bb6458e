namespace Pulumi;

/// <summary>Joins outputs of different types: reads each, and gathers their marks and what is not there yet.</summary>
internal sealed class OutputJoin
{
    private ResourceSet _resources;
    private bool _isSecret;
    private List<Task>? _pending;

    /// <summary>Whether all parts so far are known.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>Whether a part is not there yet, so that this pass is in vain.</summary>
    public bool IsPending => _pending is not null;

    /// <summary>The value of one part.</summary>
    public T Add<T>(Output<T> part)
    {
        if (!part.TryGetData(out var data))
        {
            (_pending ??= []).Add(part.DataAsync());
            return default!;
        }

        _resources = _resources.Union(data.Resources);
        IsKnown &= data.IsKnown;
        _isSecret |= data.IsSecret;
        return data.Value;
    }

    /// <summary>The joined output of all parts that <paramref name="read"/> adds.</summary>
    public Output<T> Run<T>(Func<T> read) => TryRead(read, out var data) ? new Output<T>(data) : new Output<T>(LaterAsync(read));

    private bool TryRead<T>(Func<T> read, out OutputData<T> data)
    {
        (_resources, IsKnown, _isSecret, _pending) = (default, true, false, null);
        var value = read();
        data = new OutputData<T>(value, _resources, IsKnown, _isSecret);
        return _pending is null;
    }

    private async Task<OutputData<T>> LaterAsync<T>(Func<T> read)
    {
        OutputData<T> data;
        do
        {
            await Task.WhenAll(_pending!).ConfigureAwait(false);
        }
        while (!TryRead(read, out data));

        return data;
    }
}
