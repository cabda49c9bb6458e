namespace LandingZone.ProviderGenerator.Schema;

/// <summary>A resource type.</summary>
internal sealed class ResourceSchema
{
    public string Token { get; init; } = "";

    public string Module { get; init; } = "";

    public string Name { get; init; } = "";

    public bool IsProvider { get; init; }

    public bool IsDeprecated { get; init; }

    public IReadOnlyList<PropertySchema> Inputs { get; init; } = [];

    public IReadOnlyList<PropertySchema> Outputs { get; init; } = [];

    /// <summary>What can be given to Get(); null where the package knows no such thing.</summary>
    public IReadOnlyList<PropertySchema>? State { get; init; }

    /// <summary>Inputs that are always the same, by wire name.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, DefaultValue> Defaults { get; init; } = new Dictionary<string, DefaultValue>();

    public IReadOnlyList<string> SecretOutputs { get; init; } = [];

    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    public IReadOnlyList<string> Aliases { get; init; } = [];
}
