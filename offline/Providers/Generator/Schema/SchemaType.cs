namespace LandingZone.ProviderGenerator.Schema;

/// <summary>The type of a property.</summary>
internal sealed class SchemaType
{
    public SchemaType(TypeKind kind, string name = "", params SchemaType[] parts) => (Kind, Name, Parts) = (kind, name, parts);

    public TypeKind Kind { get; }

    /// <summary>The name of an object type or enum, the text of a literal.</summary>
    public string Name { get; }

    /// <summary>The element of a list or map, the choices of a union.</summary>
    public IReadOnlyList<SchemaType> Parts { get; }

    /// <summary>The element of a list or map.</summary>
    public SchemaType Element => Parts[0];

    /// <summary>This type and everything inside it.</summary>
    public IEnumerable<SchemaType> Flatten() => Parts.SelectMany(part => part.Flatten()).Prepend(this);
}
