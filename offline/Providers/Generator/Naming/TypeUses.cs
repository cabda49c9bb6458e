using LandingZone.ProviderGenerator.Schema;

namespace LandingZone.ProviderGenerator.Naming;

/// <summary>In which roles each nested type is reached: only for those a class is made.</summary>
internal sealed class TypeUses
{
    private readonly PackageSchema _package;
    private readonly Dictionary<TypeRole, HashSet<string>> _reached = [];

    private TypeUses(PackageSchema package) => _package = package;

    /// <summary>The uses in a package.</summary>
    public static TypeUses In(PackageSchema package)
    {
        var uses = new TypeUses(package);
        foreach (var resource in package.Resources)
        {
            uses.Reach(TypeRole.Input, resource.Inputs);
            uses.Reach(TypeRole.State, resource.State ?? []);
            uses.Reach(TypeRole.Output, resource.Outputs);
        }

        foreach (var function in package.Functions)
        {
            uses.Reach(TypeRole.Argument, function.Arguments);
            uses.Reach(TypeRole.InvokeInput, function.Arguments);
            uses.Reach(TypeRole.Result, function.Result);
        }

        return uses;
    }

    /// <summary>The nested types that are reached in a role, in ordinal order of their names.</summary>
    public IEnumerable<NestedTypeSchema> Of(TypeRole role) => _reached.TryGetValue(role, out var names)
        ? names.OrderBy(name => name, StringComparer.Ordinal).Select(name => _package.Types[name])
        : [];

    /// <summary>The properties that a nested type has in a role.</summary>
    public static IReadOnlyList<PropertySchema> PropertiesOf(NestedTypeSchema type, TypeRole role) =>
        (role is TypeRole.Output or TypeRole.Result ? type.Outputs ?? type.Inputs : type.Inputs ?? type.Outputs) ?? [];

    private void Reach(TypeRole role, IEnumerable<PropertySchema> properties)
    {
        if (!_reached.TryGetValue(role, out var names))
        {
            _reached.Add(role, names = new HashSet<string>(StringComparer.Ordinal));
        }

        foreach (var part in properties.SelectMany(property => property.Type.Flatten()))
        {
            if (part.Kind == TypeKind.Object && _package.Types.TryGetValue(part.Name, out var type) && names.Add(part.Name))
            {
                Reach(role, PropertiesOf(type, role));
            }
        }
    }
}
