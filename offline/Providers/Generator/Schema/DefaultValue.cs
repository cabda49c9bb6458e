namespace LandingZone.ProviderGenerator.Schema;

/// <summary>What an input is when the program does not say: the first of some environment variables that is set, else a constant.</summary>
internal sealed class DefaultValue
{
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <summary>A string, a double or a boolean; null for none.</summary>
    public object? Constant { get; init; }
}
