namespace LandingZone.ProviderGenerator.Json;

/// <summary>A text is no JSON, or not JSON of the expected form; the message says where.</summary>
public sealed class JsonSyntaxException : Exception
{
    /// <summary>A fault at a place.</summary>
    /// <param name="problem">What is wrong.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    public JsonSyntaxException(string problem, int line, int column)
        : base($"line {line}, column {column}: {problem}")
    {
    }
}
