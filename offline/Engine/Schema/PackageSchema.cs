using System.Collections.Concurrent;
using System.Text.Json;

namespace LandingZone.Engine.Schema;

/// <summary>The facts of one provider package. Each type is compiled when it is first asked for, and only once.</summary>
internal sealed class PackageSchema
{
    private static readonly PropertyShape Nothing = new([]);

    private readonly JsonSections _file;
    private readonly ConcurrentDictionary<string, ResourceSchema?> _resourceByToken = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, FunctionSchema?> _functionByToken = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PropertyShape> _inputsByType = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PropertyShape> _outputsByType = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlySet<string>> _valuesByEnum = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PropertySchema> _byText = new(StringComparer.Ordinal);

    private readonly Lazy<HashSet<string>> _groups;

    private PackageSchema(JsonSections file)
    {
        _file = file;
        Name = file.Text("package") ?? throw new FormatException("The schema file does not say which 'package' it is of.");
        Version = file.Text("version");
        _groups = new(() => ResourceTokens.Select(token => token[..token.LastIndexOf(':')]).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The package's name, the first part of its tokens.</summary>
    public string Name { get; }

    /// <summary>The version of the provider that the facts were read from.</summary>
    public string? Version { get; }

    /// <summary>
    /// Kubernetes' published types mark every nested output as present, though a server leaves out most of them:
    /// nothing can be concluded from one that is absent.
    /// </summary>
    public bool StatesNoOptionalOutputs => Name == "kubernetes";

    /// <summary>
    /// Whether a token names a Kubernetes kind of an API group that the package knows nothing of
    /// ("kubernetes:kueue.x-k8s.io/v1beta1:Cohort"). In a group that it knows, a kind that it does not know is a mistake.
    /// </summary>
    public bool IsCustomKind(string token)
    {
        var end = token.LastIndexOf(':');
        return Name == "kubernetes" && end > Name.Length && !_groups.Value.Contains(token[..end]);
    }

    /// <summary>The tokens of the resource types, for messages.</summary>
    public IEnumerable<string> ResourceTokens => _file.Names("resources");

    /// <summary>The tokens of the functions, for messages.</summary>
    public IEnumerable<string> FunctionTokens => _file.Names("functions");

    /// <summary>Reads a schema file.</summary>
    /// <exception cref="FormatException">It is not of the form that offline/README.md describes.</exception>
    public static PackageSchema Parse(ReadOnlyMemory<byte> utf8) => new(new JsonSections(utf8, "resources", "functions", "types", "enums"));

    /// <summary>The resource type with that token, or null.</summary>
    public ResourceSchema? Resource(string token) => _resourceByToken.GetOrAdd(token, CompileResource);

    /// <summary>The function with that token, or null.</summary>
    public FunctionSchema? Function(string token) => _functionByToken.GetOrAdd(token, CompileFunction);

    /// <summary>What goes into an object type.</summary>
    public PropertyShape InputsOf(PropertyType.Object type) => _inputsByType.GetOrAdd(type.Name, name => CompileType(name, "inputs"));

    /// <summary>What comes out of an object type.</summary>
    public PropertyShape OutputsOf(PropertyType.Object type) => _outputsByType.GetOrAdd(type.Name, name => CompileType(name, "outputs"));

    /// <summary>The values of an enum, as text.</summary>
    public IReadOnlySet<string> ValuesOf(PropertyType.Enum type) => _valuesByEnum.GetOrAdd(type.Name, CompileEnum);

    private ResourceSchema? CompileResource(string token)
    {
        if (_file.Find("resources", token) is not { } resource)
        {
            return null;
        }

        var kind = resource.TryGetProperty("kind", out var given) ? given.GetString() : null;
        var inputs = CompileShape(resource, "inputs");
        var outputs = CompileProperties(resource, "outputs");
        var secrets = Texts(resource, "secretOutputs");
        for (var i = 0; i < outputs.Count; i++)
        {
            if (secrets.Contains(outputs[i].Name) || inputs.Find(outputs[i].Name) is { IsSecret: true })
            {
                outputs[i] = outputs[i] with { IsSecret = true };
            }
        }

        return new ResourceSchema
        {
            Package = this,
            Token = token,
            Inputs = inputs,
            Outputs = new PropertyShape(outputs),
            IsProvider = kind == "provider",
            IsComponent = kind == "component",
        };
    }

    private FunctionSchema? CompileFunction(string token) => _file.Find("functions", token) is not { } function
        ? null
        : new FunctionSchema
        {
            Package = this,
            Token = token,
            Arguments = CompileShape(function, "arguments"),
            Result = CompileShape(function, "result"),
        };

    private PropertyShape CompileType(string name, string direction) =>
        _file.Find("types", name) is { } type ? CompileShape(type, direction) : Nothing;

    private PropertyShape CompileShape(JsonElement owner, string direction) =>
        owner.TryGetProperty(direction, out _) ? new PropertyShape(CompileProperties(owner, direction)) : Nothing;

    private List<PropertySchema> CompileProperties(JsonElement owner, string direction)
    {
        var compiled = new List<PropertySchema>();
        if (owner.TryGetProperty(direction, out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                compiled.Add(Property(property.Name, property.Value.GetString()!));
            }
        }

        return compiled;
    }

    private static List<string> Texts(JsonElement owner, string name)
    {
        var texts = new List<string>();
        if (owner.TryGetProperty(name, out var list))
        {
            foreach (var text in list.EnumerateArray())
            {
                texts.Add(text.GetString()!);
            }
        }

        return texts;
    }

    // Most properties look like others ("string optional"), so that each look is parsed once.
    private PropertySchema Property(string name, string text) =>
        _byText.GetOrAdd(text, parsed => PropertyTypeParser.Parse("", parsed)) with { Name = name };

    private IReadOnlySet<string> CompileEnum(string name) => _file.Find("enums", name) is { } entry
        ? entry.GetProperty("values").EnumerateObject().Select(value => value.Value.ToString()).ToHashSet(StringComparer.Ordinal)
        : new HashSet<string>();
}
