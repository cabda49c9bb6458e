namespace LandingZone.Engine.Schema;

/// <summary>The properties of a resource or an object type, in one direction.</summary>
internal sealed class PropertyShape
{
    /// <summary>In the schema files, the name of the property that stands for any other.</summary>
    public const string AnyName = "*";

    private readonly Dictionary<string, PropertySchema> _byName;

    /// <param name="properties">The properties, in any order.</param>
    public PropertyShape(List<PropertySchema> properties)
    {
        _byName = new Dictionary<string, PropertySchema>(properties.Count, StringComparer.Ordinal);
        var named = new List<PropertySchema>(properties.Count);
        var required = new List<PropertySchema>();
        foreach (var property in properties)
        {
            if (property.Name == AnyName)
            {
                IsOpen = true;
                continue;
            }

            _byName.Add(property.Name, property);
            named.Add(property);
            if (!property.IsOptional)
            {
                required.Add(property);
            }
        }

        named.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        Properties = [.. named];
        Required = [.. required];
    }

    /// <summary>All of them, in ordinal order of their names.</summary>
    public PropertySchema[] Properties { get; }

    /// <summary>Those that are not optional.</summary>
    public PropertySchema[] Required { get; }

    /// <summary>Whether other names are taken too.</summary>
    public bool IsOpen { get; }

    /// <summary>The names, for messages.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>The property called <paramref name="name"/>, or null.</summary>
    public PropertySchema? Find(string name) => _byName.GetValueOrDefault(name);
}
