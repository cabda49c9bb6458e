using LandingZone.ProviderGenerator.Naming;
using LandingZone.ProviderGenerator.Schema;

namespace LandingZone.ProviderGenerator.Writing;

/// <summary>Writes a class of arguments: of a resource, of a function, of its state, or of a nested type.</summary>
internal sealed class ArgsWriter
{
    private readonly PackageSchema _package;
    private readonly TypeMapper _types;
    private readonly Faults _faults;

    public ArgsWriter(PackageSchema package, TypeMapper types, Faults faults) => (_package, _types, _faults) = (package, types, faults);

    /// <summary>Writes the class.</summary>
    /// <param name="code">Where to.</param>
    /// <param name="token">The type that it belongs to, for its summary and for messages.</param>
    /// <param name="name">The name of the class.</param>
    /// <param name="role">On which side it stands.</param>
    /// <param name="properties">The arguments.</param>
    /// <param name="defaults">What they are when the program does not say, by wire name.</param>
    /// <param name="isProvider">True for the settings of a provider, which are sent as JSON unless they are text.</param>
    /// <param name="isInvoke">True for the arguments of a function.</param>
    public void Write(
        CodeWriter code,
        string token,
        string name,
        TypeRole role,
        IReadOnlyList<PropertySchema> properties,
        IReadOnlyDictionary<string, DefaultValue> defaults,
        bool isProvider = false,
        bool isInvoke = false)
    {
        var isSealed = _package.Style != PackageStyle.Kubernetes || isProvider;
        code.Summary($"Arguments of {token}.");
        code.Open($"public {(isSealed ? "sealed " : "")}class {name} : global::Pulumi.{(isInvoke ? "InvokeArgs" : "ResourceArgs")}");
        foreach (var property in properties)
        {
            WriteProperty(code, token, role, property, isProvider);
        }

        WriteConstructor(code, name, properties, defaults);
        code.Line($"public static new {name} Empty => new {name}();");
        WriteCollect(code, properties, isProvider);
        code.Close();
    }

    private void WriteProperty(CodeWriter code, string token, TypeRole role, PropertySchema property, bool isProvider)
    {
        var isPlain = role == TypeRole.Argument || property.IsPlain;
        var type = isPlain ? _types.Value(property.Type, role) : _types.InputOf(property.Type, role);
        var flags = (property.IsOptional ? "" : ", required: true") + (IsJson(property, isProvider) ? ", json: true" : "");
        var attribute = $"[Input({Literals.Text(property.WireName)}{flags})]";
        var field = CSharpName.FieldOf(property.WireName);
        if (property.Type.Kind is TypeKind.List or TypeKind.Map)
        {
            code.Line($"{attribute} private {type}? {field};");
            WriteObsolete(code, token, property);
            var set = property.IsSecret && !isPlain ? Secret(token, property) : "value";
            code.Line($"public {type} {property.Name} {{ get => {field} ??= new {type}(); set => {field} = {set}; }}");
        }
        else if (property.IsSecret && !isPlain)
        {
            code.Line($"{attribute} private {type}? {field};");
            WriteObsolete(code, token, property);
            code.Line($"public {type}? {property.Name} {{ get => {field}; set => {field} = {Secret(token, property)}; }}");
        }
        else
        {
            // The official packages mark a deprecated input only where it has a field of its own, so neither does this one.
            code.Line(property.IsOptional
                ? $"{attribute} public {type}? {property.Name} {{ get; set; }}"
                : $"{attribute} public {type} {property.Name} {{ get; set; }} = {(IsValueType(type) ? "default" : "null!")};");
        }
    }

    private string Secret(string token, PropertySchema property)
    {
        if (property.Type.Kind is TypeKind.Json or TypeKind.Union)
        {
            _faults.Add(
                Rules.Unsupported,
                $"'{token}', property '{property.WireName}': a secret of several types has no setter; teach ArgsWriter to write it.");
        }

        return $"global::{_package.Root}.Utilities.Secret(value)";
    }

    private static void WriteConstructor(
        CodeWriter code, string name, IReadOnlyList<PropertySchema> properties, IReadOnlyDictionary<string, DefaultValue> defaults)
    {
        var given = properties.Where(property => defaults.ContainsKey(property.WireName)).ToArray();
        if (given.Length == 0)
        {
            code.Line($"public {name}() {{ }}");
            return;
        }

        code.Open($"public {name}()");
        foreach (var property in given)
        {
            code.Line($"{property.Name} = {Default(property, defaults[property.WireName])};");
        }

        code.Close();
    }

    private static string Default(PropertySchema property, DefaultValue value)
    {
        if (value.Environment.Count == 0)
        {
            return Literals.Of(value.Constant!);
        }

        var (reader, suffix) = property.Type.Kind switch
        {
            TypeKind.Boolean => ("GetEnvBoolean", ""),
            TypeKind.Integer => ("GetEnvInt32", ""),
            TypeKind.Number => ("GetEnvDouble", ""),
            _ => ("GetEnv", "!"),
        };
        var read = $"Utilities.{reader}({string.Join(", ", value.Environment.Select(Literals.Text))})";
        return value.Constant is null ? read + suffix : $"{read} ?? {Literals.Of(value.Constant)}";
    }

    private static void WriteCollect(CodeWriter code, IReadOnlyList<PropertySchema> properties, bool isProvider)
    {
        if (properties.Count == 0)
        {
            code.Line("internal override void Collect(global::Pulumi.InputCollector inputs) { }");
            return;
        }

        code.Open("internal override void Collect(global::Pulumi.InputCollector inputs)");
        foreach (var property in properties)
        {
            // A list or map that the program never touched stays null, and a secret is read as it was set.
            var isStored = property.Type.Kind is TypeKind.List or TypeKind.Map || property.IsSecret;
            var value = isStored && !IsPlainScalar(property) ? CSharpName.FieldOf(property.WireName) : property.Name;
            var wire = Literals.Text(property.WireName);
            var isJson = IsJson(property, isProvider) ? "true" : "false";
            code.Line(property.IsOptional
                ? $"inputs.Add({wire}, {value}{(isJson == "true" ? ", json: true" : "")});"
                : $"inputs.Add({wire}, {value}, true, {isJson}, {Literals.Text(property.Name)});");
        }

        code.Close();
    }

    private static void WriteObsolete(CodeWriter code, string token, PropertySchema property)
    {
        if (property.IsDeprecated)
        {
            code.Obsolete($"'{property.WireName}' of {token}");
        }
    }

    private static bool IsPlainScalar(PropertySchema property) =>
        property.IsPlain && property.Type.Kind is not (TypeKind.List or TypeKind.Map);

    private static bool IsJson(PropertySchema property, bool isProvider) => isProvider && !IsText(property.Type);

    private static bool IsText(SchemaType type) => type.Kind switch
    {
        TypeKind.String or TypeKind.Literal or TypeKind.Enum => true,
        TypeKind.Union => type.Parts.All(IsText),
        _ => false,
    };

    private static bool IsValueType(string type) => type is "bool" or "int" or "double";
}
