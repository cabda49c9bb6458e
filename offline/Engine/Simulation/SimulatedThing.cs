using System.Globalization;
using System.Text;
using LandingZone.Engine.Schema;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Simulation;

/// <summary>One resource or function call whose computed values are made up: plausible, and the same in every run.</summary>
internal sealed class SimulatedThing
{
    /// <summary>How deep an object type is filled; types that contain themselves would never end.</summary>
    private const int MaxDepth = 6;

    /// <summary>Digits that Pulumi puts behind a logical name to make a physical one.</summary>
    private const int NameDigits = 7;

    /// <summary>Inputs that hold the physical name, by the order in which AWS resources use them.</summary>
    private static readonly string[] NameInputs = ["name", "bucket", "nodeGroupName", "repositoryName"];

    /// <summary>Inputs that hold the beginning of the physical name.</summary>
    private static readonly string[] PrefixInputs = ["namePrefix", "bucketPrefix", "nodeGroupNamePrefix"];

    private readonly string _seed;
    private readonly string _logicalName;
    private readonly string _service;
    private readonly string _kind;
    private readonly CloudPlace _place;
    private readonly PropertyValue.Map _inputs;
    private readonly IReadOnlyDictionary<string, string> _templates;
    private readonly bool _isKubernetes;
    private string? _id;
    private string? _physicalName;

    /// <param name="seed">What makes it different from all others, such as its URN.</param>
    /// <param name="token">The type or function token.</param>
    /// <param name="logicalName">The name that the program gives it.</param>
    /// <param name="place">Where it would be made.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="templates">The reviewed values; general rules serve for the rest.</param>
    public SimulatedThing(
        string seed,
        string token,
        string logicalName,
        CloudPlace place,
        PropertyValue.Map inputs,
        IReadOnlyDictionary<string, string> templates)
    {
        (_seed, _logicalName, _place, _inputs, _templates) = (seed, logicalName, place, inputs, templates);
        var module = token.Split(':') is [_, var middle, ..] ? middle.Split('/')[0] : token;
        _service = ValueTemplates.ServiceOf(module);
        _kind = token[(token.LastIndexOf(':') + 1)..].ToLowerInvariant();
        _isKubernetes = token.StartsWith("kubernetes:", StringComparison.Ordinal);
    }

    /// <summary>The provider's id where the program knows it: it reads the resource, or adopts it.</summary>
    public string? KnownId { get; init; }

    /// <summary>The provider's id.</summary>
    public string Id => _id ??= KnownId
        ?? (_templates.TryGetValue("id", out var template) ? Expand(template, "id")
            : _isKubernetes ? KubernetesId
            : $"{PhysicalName}-{StableDigits.Hexadecimal(_seed + "id", 8)}");

    private string PhysicalName => _physicalName ??=
        FirstText(NameInputs) ?? $"{FirstText(PrefixInputs) ?? $"{_logicalName}-"}{StableDigits.Hexadecimal(_seed, NameDigits)}";

    /// <summary>The provider calls an object by its namespace, where it has one, and its name.</summary>
    private string KubernetesId
    {
        get
        {
            var place = _inputs["metadata"] as PropertyValue.Map ?? _inputs;
            var name = Text(place["name"]) ?? PhysicalName;
            return Text(place["namespace"]) is { } space ? $"{space}/{name}" : name;
        }
    }

    /// <summary>A value of the given type for the output at <paramref name="path"/>.</summary>
    public PropertyValue Value(PackageSchema package, PropertyType type, string path, int depth = 0)
    {
        return type switch
        {
            PropertyType.Primitive primitive => Primitive(primitive.Kind, path),
            PropertyType.Literal literal => new PropertyValue.Text(literal.Text),
            PropertyType.Enum when _templates.TryGetValue(path, out var template) => new PropertyValue.Text(Expand(template, path)),
            PropertyType.Enum closed => package.ValuesOf(closed).Order(StringComparer.Ordinal).FirstOrDefault() is { } first
                ? new PropertyValue.Text(first)
                : PropertyValue.Null.Instance,
            PropertyType.Union union => Value(package, union.Cases[0], path, depth),
            // The tags of a resource and of its provider; providers here set none.
            PropertyType.MapOf when path == "tagsAll" && _inputs["tags"] is { } tags and not PropertyValue.Null => tags,
            PropertyType.MapOf => PropertyValue.Map.Empty,
            PropertyType.ListOf list => depth < MaxDepth && !(package.StatesNoOptionalOutputs && !HasTemplateWithin(path))
                ? new PropertyValue.List([Value(package, list.Element, path, depth + 1)])
                : new PropertyValue.List([]),
            PropertyType.Object @object => depth < MaxDepth
                ? PropertyValue.Map.Of(package.OutputsOf(@object).Required.Select(
                    property => KeyValuePair.Create(property.Name, Value(package, property.Type, $"{path}.{property.Name}", depth + 1))))
                : PropertyValue.Map.Empty,
            _ => PropertyValue.Null.Instance,
        };
    }

    /// <summary>
    /// A value for an output that the program could have given and has left to the cloud. Where the table says nothing it is an
    /// empty one: a made-up rule of a security group would be worse than none.
    /// </summary>
    public PropertyValue Default(PackageSchema package, PropertyType type, string path)
    {
        if (HasTemplateWithin(path) || path == "tagsAll")
        {
            return Value(package, type, path);
        }

        var template = ValueTemplates.OfName(path[(path.LastIndexOf('.') + 1)..]);
        return type switch
        {
            PropertyType.Primitive { Kind: PrimitiveKind.String } =>
                new PropertyValue.Text(template is null ? "" : Expand(template, path)),
            PropertyType.Primitive { Kind: PrimitiveKind.Integer or PrimitiveKind.Number } => new PropertyValue.Number(0),
            PropertyType.ListOf => new PropertyValue.List([]),
            PropertyType.Object @object when !package.StatesNoOptionalOutputs => PropertyValue.Map.Of(
                package.OutputsOf(@object).Required.Select(
                    property => KeyValuePair.Create(property.Name, Default(package, property.Type, $"{path}.{property.Name}")))),
            PropertyType.Object => PropertyValue.Map.Empty,
            PropertyType.Union union => Default(package, union.Cases[0], path),
            _ => Value(package, type, path),
        };
    }

    private bool HasTemplateWithin(string path) => _templates.ContainsKey(path)
        || _templates.Keys.Any(
            key => key.Length > path.Length && key[path.Length] == '.' && key.StartsWith(path, StringComparison.Ordinal));

    private string? FirstText(string[] inputs) =>
        inputs.Select(name => Text(_inputs[name])).FirstOrDefault(text => text is not null);

    // A secret goes into no made-up value: those are not secret.
    private static string? Text(PropertyValue? value) => value switch
    {
        PropertyValue.Text { Value.Length: > 0 } text => text.Value,
        PropertyValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private PropertyValue Primitive(PrimitiveKind kind, string path)
    {
        var template = _templates.GetValueOrDefault(path);
        switch (kind)
        {
            case PrimitiveKind.Boolean:
                return PropertyValue.Boolean.Of(template == "true");
            case PrimitiveKind.Integer or PrimitiveKind.Number:
                return new PropertyValue.Number(template is null ? 1 : double.Parse(template, CultureInfo.InvariantCulture));
            case PrimitiveKind.String:
                return new PropertyValue.Text(template is null ? TextFor(path) : Expand(template, path));
            case PrimitiveKind.Json or PrimitiveKind.Any:
                return PropertyValue.Map.Empty;
            default:
                return PropertyValue.Null.Instance;
        }
    }

    /// <summary>What the name of an output tells of its value.</summary>
    private string TextFor(string path)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        return ValueTemplates.OfName(name) is { } template ? Expand(template, path) : name switch
        {
            _ when name.EndsWith("arn", StringComparison.OrdinalIgnoreCase) =>
                $"arn:{_place.Partition}:{_service}:{_place.Region}:{_place.Account}:{_kind}/{Id}",
            _ when name.EndsWith("url", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith("endpoint", StringComparison.OrdinalIgnoreCase) =>
                $"https://{StableDigits.Hexadecimal(_seed + path, 16)}.{_service}.{_place.Region}.{_place.DnsSuffix}",
            _ when name.EndsWith("dnsName", StringComparison.OrdinalIgnoreCase) =>
                $"{StableDigits.Hexadecimal(_seed + path, 16)}.{_service}.{_place.Region}.{_place.DnsSuffix}",
            _ when name.EndsWith("Id", StringComparison.Ordinal) => $"{_kind}-{StableDigits.Hexadecimal(_seed + path, 17)}",
            _ when name.EndsWith("At", StringComparison.Ordinal) || name.EndsWith("Date", StringComparison.Ordinal)
                || name.EndsWith("Time", StringComparison.Ordinal) => "2026-01-01T00:00:00Z",
            _ => $"{PhysicalName}-{name}",
        };
    }

    private string Expand(string template, string path)
    {
        var expanded = new StringBuilder(template.Length + 32);
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is var open and >= 0)
        {
            expanded.Append(rest[..open]);
            var close = rest.IndexOf('}');
            expanded.Append(Placeholder(rest[(open + 1)..close].ToString(), path));
            rest = rest[(close + 1)..];
        }

        return expanded.Append(rest).ToString();
    }

    private string Placeholder(string name, string path) => name switch
    {
        "id" => Id,
        "name" => PhysicalName,
        "uuid" => StableDigits.Uuid(_seed + path),
        "region" => _place.Region,
        "account" => _place.Account,
        "partition" => _place.Partition,
        "dns" => _place.DnsSuffix,
        "reverseDns" => string.Join('.', _place.DnsSuffix.Split('.').Reverse()),
        _ when name.StartsWith("input:", StringComparison.Ordinal) => Text(_inputs[name["input:".Length..]]) ?? PhysicalName,
        "regionCode" => _place.RegionCode,
        _ when name.StartsWith("last:", StringComparison.Ordinal) =>
            LastPart(Text(_inputs[name["last:".Length..]]) ?? PhysicalName),
        _ when name.StartsWith("output:", StringComparison.Ordinal) => Output(name["output:".Length..]),
        _ when name.StartsWith("hex", StringComparison.Ordinal) => StableDigits.Hexadecimal(_seed + path, Digits(name)),
        _ when name.StartsWith("HEX", StringComparison.Ordinal) => StableDigits.Hexadecimal(_seed + path, Digits(name)).ToUpperInvariant(),
        _ => throw new InvalidOperationException($"simulated-values.json: '{{{name}}}' is not a placeholder."),
    };

    private static string LastPart(string text) => text[(text.LastIndexOf('/') + 1)..];

    // Another output of the same thing: what is given, or made up.
    private string Output(string name) => Text(_inputs[name])
        ?? (_templates.TryGetValue(name, out var template) ? Expand(template, name) : TextFor(name));

    private static int Digits(string placeholder) => int.Parse(placeholder.AsSpan(3), CultureInfo.InvariantCulture);
}
