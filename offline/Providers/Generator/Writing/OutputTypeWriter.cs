using LandingZone.ProviderGenerator.Naming;
using LandingZone.ProviderGenerator.Schema;

namespace LandingZone.ProviderGenerator.Writing;

/// <summary>Writes a class that holds what a resource or function gives back.</summary>
internal sealed class OutputTypeWriter
{
    private readonly TypeMapper _types;

    public OutputTypeWriter(TypeMapper types) => _types = types;

    /// <summary>Writes the class.</summary>
    public void Write(CodeWriter code, string token, string name, TypeRole role, IReadOnlyList<PropertySchema> properties)
    {
        code.Summary($"Part of what {token} gives back.");
        code.Line("[OutputType]");
        code.Open($"public sealed class {name}");
        foreach (var property in properties)
        {
            code.Line($"public readonly {TypeOf(property, role)} {property.Name};");
        }

        code.Line("[OutputConstructor]");
        var parameters = properties.Select(property => "\n            " + Parameter(property, role));
        code.Open($"private {name}({string.Join(",", parameters)})");
        foreach (var property in properties)
        {
            var parameter = CSharpName.ParameterOf(property.WireName);
            code.Line($"{(parameter == property.Name ? "this." : "")}{property.Name} = {parameter};");
        }

        code.Close();
        code.Close();
    }

    private string Parameter(PropertySchema property, TypeRole role)
    {
        var name = CSharpName.ParameterOf(property.WireName);
        var attribute = name.TrimStart('@') == property.WireName
            ? ""
            : $"[OutputConstructorParameter({Literals.Text(property.WireName)})] ";
        return $"{attribute}{TypeOf(property, role)} {name}";
    }

    private string TypeOf(PropertySchema property, TypeRole role) =>
        _types.Value(property.Type, role) + (property.IsOptional && _types.CanBeNull(property.Type) ? "?" : "");
}
