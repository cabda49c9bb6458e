namespace LandingZone.ProviderGenerator.Schema;

/// <summary>A nested type; one of the two shapes may be missing.</summary>
internal sealed class NestedTypeSchema
{
    /// <summary>The whole name, "core.v1.Container".</summary>
    public string FullName { get; init; } = "";

    public string Module { get; init; } = "";

    public string Name { get; init; } = "";

    public IReadOnlyList<PropertySchema>? Inputs { get; init; }

    public IReadOnlyList<PropertySchema>? Outputs { get; init; }

    public IReadOnlyDictionary<string, DefaultValue> Defaults { get; init; } = new Dictionary<string, DefaultValue>();
}
