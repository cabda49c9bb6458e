namespace LandingZone.ProviderGenerator.Schema;

/// <summary>A provider package, as far as it is in use.</summary>
internal sealed class PackageSchema
{
    /// <summary>The Pulumi package, such as "aws".</summary>
    public string Package { get; init; } = "";

    public string Version { get; init; } = "";

    /// <summary>The root namespace, such as "Pulumi.Aws".</summary>
    public string Root { get; init; } = "";

    public PackageStyle Style { get; init; }

    /// <summary>Namespaces below the root by module.</summary>
    public IReadOnlyDictionary<string, string> Namespaces { get; init; } = new Dictionary<string, string>();

    /// <summary>Classes that the official package has by hand and this generator has too.</summary>
    public IReadOnlyCollection<string> HandWritten { get; init; } = [];

    public IReadOnlyList<ResourceSchema> Resources { get; init; } = [];

    public IReadOnlyList<FunctionSchema> Functions { get; init; } = [];

    public IReadOnlyDictionary<string, NestedTypeSchema> Types { get; init; } = new Dictionary<string, NestedTypeSchema>();

    public IReadOnlyDictionary<string, EnumSchema> Enums { get; init; } = new Dictionary<string, EnumSchema>();
}
