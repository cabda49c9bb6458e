namespace LandingZone.ProviderGenerator.Schema;

/// <summary>A closed list of values.</summary>
internal sealed class EnumSchema
{
    public string Module { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>String, Integer or Number.</summary>
    public TypeKind Kind { get; init; }

    /// <summary>Member names as npm has them, and their values, each a string or a double.</summary>
    public IReadOnlyList<KeyValuePair<string, object>> Members { get; init; } = [];
}
