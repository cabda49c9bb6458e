namespace LandingZone.ProviderGenerator.Json;

/// <summary>A JSON value and where it stood. Asking it for something that it is not is a fault in the file.</summary>
internal sealed class JsonValue
{
    private readonly object? _value;
    private readonly int _line;
    private readonly int _column;

    public JsonValue(object? value, int line, int column) => (_value, _line, _column) = (value, line, column);

    /// <summary>The members of an object, in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Members =>
        _value as List<KeyValuePair<string, JsonValue>> ?? throw Fault("an object is expected");

    /// <summary>The items of an array.</summary>
    public IReadOnlyList<JsonValue> Items => _value as List<JsonValue> ?? throw Fault("an array is expected");

    /// <summary>The text of a string.</summary>
    public string Text => _value as string ?? throw Fault("a string is expected");

    /// <summary>True or false.</summary>
    public bool Boolean => _value as bool? ?? throw Fault("true or false is expected");

    /// <summary>The value as a string, a number (double) or a boolean.</summary>
    public object Scalar => _value is string or double or bool ? _value : throw Fault("a string, a number, true or false is expected");

    /// <summary>The fault <paramref name="problem"/> at the place of this value.</summary>
    public JsonSyntaxException Fault(string problem) => new(problem, _line, _column);
}
