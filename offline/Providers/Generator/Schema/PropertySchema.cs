namespace LandingZone.ProviderGenerator.Schema;

/// <summary>One property: of a resource, a function or a nested type.</summary>
internal sealed class PropertySchema
{
    /// <summary>The name on the wire.</summary>
    public string WireName { get; init; } = "";

    /// <summary>The name in C#.</summary>
    public string Name { get; init; } = "";

    public SchemaType Type { get; init; } = new(TypeKind.Any);

    public bool IsOptional { get; init; }

    public bool IsPlain { get; init; }

    public bool IsSecret { get; init; }

    public bool IsDeprecated { get; init; }

    /// <summary>The same property, optional, as it stands in the state of a resource.</summary>
    public PropertySchema AsState(bool isSecret) => new()
    {
        WireName = WireName, Name = Name, Type = Type, IsOptional = true, IsSecret = isSecret, IsDeprecated = IsDeprecated,
    };
}
