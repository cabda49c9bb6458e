using LandingZone.ProviderGenerator.Schema;

namespace LandingZone.ProviderGenerator.Naming;

/// <summary>C# types of schema types.</summary>
internal sealed class TypeMapper
{
    private readonly PackageSchema _package;
    private readonly PackageNames _names;
    private readonly Faults _faults;

    public TypeMapper(PackageSchema package, PackageNames names, Faults faults) => (_package, _names, _faults) = (package, names, faults);

    /// <summary>The type of an input, without the "?" of an optional one: Input, InputList, InputMap, InputUnion or InputJson.</summary>
    public string InputOf(SchemaType type, TypeRole role)
    {
        switch (type.Kind)
        {
            case TypeKind.List: return $"InputList<{Value(type.Element, role)}>";
            case TypeKind.Map: return $"InputMap<{Value(type.Element, role)}>";
            case TypeKind.Json: return "InputJson";
            case TypeKind.Union when Choices(type, role) is { Count: 2 } choices: return $"InputUnion<{choices[0]}, {choices[1]}>";
            default: return $"Input<{Value(type, role)}>";
        }
    }

    /// <summary>The type of a value: of a plain argument, an output, or inside one of the input types.</summary>
    public string Value(SchemaType type, TypeRole role)
    {
        switch (type.Kind)
        {
            case TypeKind.String or TypeKind.Literal: return "string";
            case TypeKind.Boolean: return "bool";
            case TypeKind.Integer: return "int";
            case TypeKind.Number: return "double";
            case TypeKind.Any: return "object";
            case TypeKind.Json: return "global::System.Text.Json.JsonElement";
            case TypeKind.Asset: return "AssetOrArchive";
            case TypeKind.Archive: return "Archive";
            case TypeKind.List: return $"{(role == TypeRole.Argument ? "List" : "ImmutableArray")}<{Value(type.Element, role)}>";
            case TypeKind.Map:
                return $"{(role == TypeRole.Argument ? "Dictionary" : "ImmutableDictionary")}<string, {Value(type.Element, role)}>";
            case TypeKind.Object: return ObjectOf(type, role);
            case TypeKind.Enum: return EnumOf(type);
            case TypeKind.Union:
                var choices = Choices(type, role);
                return choices.Count switch { 1 => choices[0], 2 => $"Union<{choices[0]}, {choices[1]}>", _ => "object" };
            default: throw new ArgumentOutOfRangeException(nameof(type));
        }
    }

    /// <summary>True when "?" can say that an output is absent: everything but an array, which is then default.</summary>
    public bool CanBeNull(SchemaType type) => _package.Style != PackageStyle.Kubernetes && type.Kind != TypeKind.List;

    // The different types of a union, in the schema's order. An enum beside a string says nothing about what comes back.
    private IReadOnlyList<string> Choices(SchemaType type, TypeRole role)
    {
        var isOutput = role is TypeRole.Output or TypeRole.Result;
        var hasString = type.Parts.Any(part => part.Kind == TypeKind.String);
        return [.. type.Parts
            .Where(part => !(isOutput && hasString && part.Kind == TypeKind.Enum))
            .Select(part => Value(part, role))
            .Distinct()];
    }

    private string ObjectOf(SchemaType type, TypeRole role)
    {
        if (_package.Types.TryGetValue(type.Name, out var nested))
        {
            return _names.FullNameOf(nested, role);
        }

        _faults.Add(Rules.Undeclared, $"the type '{type.Name}' is used but not declared; refresh the schema with 'npm run refresh'.");
        return "object";
    }

    private string EnumOf(SchemaType type)
    {
        if (_package.Enums.TryGetValue(type.Name, out var declared))
        {
            return _names.FullNameOf(declared);
        }

        _faults.Add(Rules.Undeclared, $"the enum '{type.Name}' is used but not declared; refresh the schema with 'npm run refresh'.");
        return "object";
    }
}
