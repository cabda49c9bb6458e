using LandingZone.ProviderGenerator.Json;
using LandingZone.ProviderGenerator.Naming;

namespace LandingZone.ProviderGenerator.Schema;

/// <summary>Reads a schema file. It knows every key; a key or word that it does not know is a fault, never ignored.</summary>
internal sealed class SchemaReader
{
    private static readonly string[] Flags = ["optional", "plain", "secret", "replaces", "deprecated"];

    private readonly Faults _faults;
    private PackageStyle _style;
    private string? _collision;
    private Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private SchemaReader(Faults faults) => _faults = faults;

    /// <summary>The package that <paramref name="text"/> describes; null when it cannot be read, which is then among the faults.</summary>
    public static PackageSchema? TryRead(string text, Faults faults)
    {
        try
        {
            return new SchemaReader(faults).ReadPackage(JsonReader.Parse(text));
        }
        catch (JsonSyntaxException exception)
        {
            faults.Add(exception);
            return null;
        }
    }

    private PackageSchema ReadPackage(JsonValue root)
    {
        var keys = Keys(root, "csharp", "enums", "functions", "package", "resources", "types", "version");
        var csharp = Keys(Required(root, keys, "csharp"), "collision", "handWritten", "names", "namespaces", "root", "style");
        _style = ReadStyle(Required(root, csharp, "style"));
        _collision = csharp.TryGetValue("collision", out var collision) ? collision.Text : null;
        _names = ReadTexts(csharp, "names");
        return new PackageSchema
        {
            Package = Required(root, keys, "package").Text,
            Version = Required(root, keys, "version").Text,
            Root = Required(root, csharp, "root").Text,
            Style = _style,
            Namespaces = ReadTexts(csharp, "namespaces"),
            HandWritten = ReadList(csharp, "handWritten"),
            Resources = [.. Members(keys, "resources").Select(member => ReadResource(member.Key, member.Value))],
            Functions = [.. Members(keys, "functions").Select(member => ReadFunction(member.Key, member.Value))],
            Types = Members(keys, "types").ToDictionary(member => member.Key, ReadType, StringComparer.Ordinal),
            Enums = Members(keys, "enums").ToDictionary(member => member.Key, ReadEnum, StringComparer.Ordinal),
        };
    }

    private static PackageStyle ReadStyle(JsonValue value) => value.Text switch
    {
        "native" => PackageStyle.Native,
        "tfbridge20" => PackageStyle.TerraformBridge,
        "kubernetes20" => PackageStyle.Kubernetes,
        _ => throw value.Fault($"the style '{value.Text}' is not known; use native, tfbridge20 or kubernetes20"),
    };

    private ResourceSchema ReadResource(string token, JsonValue value)
    {
        var keys = Keys(
            value, "aliases", "argsRequired", "constants", "defaults", "deprecated", "inputs", "kind", "module", "name", "outputs",
            "replaceOnChanges", "secretOutputs", "state");
        var module = Required(value, keys, "module").Text;
        var name = Required(value, keys, "name").Text;
        var owner = Owner(module, name);
        var isProvider = keys.TryGetValue("kind", out var kind)
            && (kind.Text == "provider" ? true : throw kind.Fault($"the kind '{kind.Text}' is not known; the only one is provider"));
        string[] classNames = [name, name + "Args", name + "State"];
        var inputs = ReadProperties(token, owner, classNames, keys, "inputs");
        var outputs = ReadProperties(token, owner, classNames, keys, "outputs");
        var secretOutputs = ReadList(keys, "secretOutputs");
        return new ResourceSchema
        {
            Token = token,
            Module = module,
            Name = name,
            IsProvider = isProvider,
            IsDeprecated = IsTrue(keys, "deprecated"),
            Inputs = inputs,
            Outputs = outputs,
            State = _style == PackageStyle.TerraformBridge && !isProvider
                ? State(ReadProperties(token, owner, classNames, keys, "state"), inputs, outputs, secretOutputs)
                : null,
            Constants = ReadTexts(keys, "constants"),
            Defaults = ReadDefaults(keys),
            SecretOutputs = secretOutputs,
            ReplaceOnChanges = ReadList(keys, "replaceOnChanges"),
            Aliases = ReadList(keys, "aliases"),
        };
    }

    // The state of a resource: its inputs as they are, its outputs as inputs, and what the schema says of it otherwise.
    private static IReadOnlyList<PropertySchema> State(
        IReadOnlyList<PropertySchema> explicitState,
        IReadOnlyList<PropertySchema> inputs,
        IReadOnlyList<PropertySchema> outputs,
        IReadOnlyList<string> secretOutputs)
    {
        var state = new SortedDictionary<string, PropertySchema>(StringComparer.Ordinal);
        foreach (var property in outputs.Concat(inputs).Concat(explicitState))
        {
            state[property.WireName] = property.AsState(property.IsSecret || secretOutputs.Contains(property.WireName));
        }

        return [.. state.Values];
    }

    private FunctionSchema ReadFunction(string token, JsonValue value)
    {
        var keys = Keys(value, "arguments", "deprecated", "module", "name", "result");
        var module = Required(value, keys, "module").Text;
        var name = Required(value, keys, "name").Text;
        var owner = Owner(module, name);
        var className = CSharpName.Of(name);
        string[] classNames = [className + "Args", className + "InvokeArgs", className + "Result"];
        return new FunctionSchema
        {
            Token = token,
            Module = module,
            Name = className,
            IsDeprecated = IsTrue(keys, "deprecated"),
            Arguments = ReadProperties(token, owner, classNames, keys, "arguments"),
            Result = ReadProperties(token, owner, classNames, keys, "result"),
        };
    }

    private NestedTypeSchema ReadType(KeyValuePair<string, JsonValue> member)
    {
        var keys = Keys(member.Value, "defaults", "inputs", "outputs");
        var (module, name) = Split(member.Key);
        return new NestedTypeSchema
        {
            FullName = member.Key,
            Module = module,
            Name = name,
            Inputs = Shape("inputs", name + "Args", name + "GetArgs", name + "InputArgs"),
            Outputs = Shape("outputs", name, name + "Result"),
            Defaults = ReadDefaults(keys),
        };

        IReadOnlyList<PropertySchema>? Shape(string key, params string[] classNames) =>
            keys.ContainsKey(key) ? ReadProperties(member.Key, member.Key, classNames, keys, key) : null;
    }

    private static EnumSchema ReadEnum(KeyValuePair<string, JsonValue> member)
    {
        var keys = Keys(member.Value, "type", "values");
        var (module, name) = Split(member.Key);
        var type = Required(member.Value, keys, "type");
        return new EnumSchema
        {
            Module = module,
            Name = name,
            Kind = type.Text switch
            {
                "string" => TypeKind.String,
                "integer" => TypeKind.Integer,
                "number" => TypeKind.Number,
                _ => throw type.Fault($"the type '{type.Text}' of an enum is not known; use string, integer or number"),
            },
            Members = [.. Required(member.Value, keys, "values").Members
                .Select(pair => new KeyValuePair<string, object>(pair.Key, pair.Value.Scalar))],
        };
    }

    private List<PropertySchema> ReadProperties(
        string token, string owner, string[] classNames, Dictionary<string, JsonValue> keys, string key)
    {
        var properties = new List<PropertySchema>();
        foreach (var member in Members(keys, key))
        {
            if (ReadProperty(token, owner, classNames, member) is not { } property)
            {
                continue;
            }

            if (properties.Any(other => other.Name == property.Name))
            {
                _faults.Add(
                    Rules.SameName,
                    $"'{token}' has two {key} that would be called '{property.Name}'; give one of them another name in 'names'.");
                continue;
            }

            properties.Add(property);
        }

        return properties;
    }

    private PropertySchema? ReadProperty(string token, string owner, string[] classNames, KeyValuePair<string, JsonValue> member)
    {
        // A literal may hold spaces, so the flags are taken from the end.
        var words = member.Value.Text.Split(' ');
        var count = words.Length;
        while (count > 1 && Flags.Contains(words[count - 1]))
        {
            count--;
        }

        var notation = string.Join(" ", words.Take(count));
        if (SchemaTypeParser.TryParse(notation) is not { } type)
        {
            _faults.Add(
                Rules.UnknownType,
                $"'{token}', property '{member.Key}': '{notation}' is no type; "
                + "refresh the schema with 'npm run refresh' in offline/extract.");
            return null;
        }

        var flags = words.Skip(count).ToArray();
        return new PropertySchema
        {
            WireName = member.Key,
            Name = NameOf(token, owner, classNames, member.Key),
            Type = type,
            IsOptional = flags.Contains("optional"),
            IsPlain = flags.Contains("plain"),
            IsSecret = flags.Contains("secret"),
            IsDeprecated = flags.Contains("deprecated"),
        };
    }

    private string NameOf(string token, string owner, string[] classNames, string wireName)
    {
        if (_names.TryGetValue($"{owner}.{wireName}", out var given))
        {
            return given;
        }

        var name = CSharpName.Of(wireName);
        if (!classNames.Contains(name))
        {
            return name;
        }

        if (_collision is null)
        {
            _faults.Add(
                Rules.NamedLikeClass,
                $"'{token}': the property '{wireName}' would be called like its class '{name}'; "
                + $"add '{owner}.{wireName}' to 'names' in offline/extract/csharp-facts.json and refresh.");
        }

        return name + _collision;
    }

    private static Dictionary<string, DefaultValue> ReadDefaults(Dictionary<string, JsonValue> keys) => Members(keys, "defaults")
        .ToDictionary(
            member => member.Key,
            member =>
            {
                var parts = Keys(member.Value, "environment", "value");
                return new DefaultValue
                {
                    Environment = ReadList(parts, "environment"),
                    Constant = parts.TryGetValue("value", out var constant) ? constant.Scalar : null,
                };
            },
            StringComparer.Ordinal);

    // The names table speaks of npm's paths: "ec2/Vpc", "core/v1/Namespace", "Provider".
    private static string Owner(string module, string name) => module.Length == 0 ? name : $"{module.Replace('.', '/')}/{name}";

    private static (string Module, string Name) Split(string fullName)
    {
        var dot = fullName.LastIndexOf('.');
        return dot < 0 ? ("", fullName) : (fullName.Substring(0, dot), fullName.Substring(dot + 1));
    }

    private static Dictionary<string, string> ReadTexts(Dictionary<string, JsonValue> keys, string key) =>
        Members(keys, key).ToDictionary(member => member.Key, member => member.Value.Text, StringComparer.Ordinal);

    private static IReadOnlyList<string> ReadList(Dictionary<string, JsonValue> keys, string key) =>
        keys.TryGetValue(key, out var value) ? [.. value.Items.Select(item => item.Text)] : [];

    private static bool IsTrue(Dictionary<string, JsonValue> keys, string key) => keys.TryGetValue(key, out var value) && value.Boolean;

    private static IReadOnlyList<KeyValuePair<string, JsonValue>> Members(Dictionary<string, JsonValue> keys, string key) =>
        keys.TryGetValue(key, out var value) ? value.Members : [];

    private static JsonValue Required(JsonValue owner, Dictionary<string, JsonValue> keys, string key) =>
        keys.TryGetValue(key, out var value) ? value : throw owner.Fault($"the key '{key}' is missing");

    private static Dictionary<string, JsonValue> Keys(JsonValue value, params string[] known)
    {
        var keys = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        foreach (var member in value.Members)
        {
            if (!known.Contains(member.Key))
            {
                throw member.Value.Fault($"the key '{member.Key}' is not known; known are {string.Join(", ", known)}");
            }

            keys.Add(member.Key, member.Value);
        }

        return keys;
    }
}
