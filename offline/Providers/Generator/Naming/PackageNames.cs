using LandingZone.ProviderGenerator.Schema;

namespace LandingZone.ProviderGenerator.Naming;

/// <summary>Namespaces and class names of one package. A module that is not in the table is a fault: names are never guessed.</summary>
internal sealed class PackageNames
{
    private readonly PackageSchema _package;
    private readonly Faults _faults;
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    public PackageNames(PackageSchema package, Faults faults) => (_package, _faults) = (package, faults);

    /// <summary>The namespace of the resources, functions and enums of a module.</summary>
    public string NamespaceOf(string module, string token)
    {
        // The Kubernetes table names a namespace for the nested types of the root module; its provider stands in the root itself.
        if (module.Length == 0)
        {
            return _package.Root;
        }

        return $"{_package.Root}.{Segment(module, token)}";
    }

    /// <summary>The namespace of the nested types of a module.</summary>
    public string NestedNamespaceOf(string module, TypeRole role, string token)
    {
        var side = role is TypeRole.Output or TypeRole.Result ? "Outputs" : "Inputs";
        return _package.Style == PackageStyle.Kubernetes
            ? $"{_package.Root}.Types.{side}.{Segment(module, token)}"
            : $"{NamespaceOf(module, token)}.{side}";
    }

    /// <summary>The namespace of the arguments class of a resource.</summary>
    public string ArgsNamespaceOf(ResourceSchema resource) => _package.Style == PackageStyle.Kubernetes && !resource.IsProvider
        ? NestedNamespaceOf(resource.Module, TypeRole.Input, resource.Token)
        : NamespaceOf(resource.Module, resource.Token);

    /// <summary>The class of a nested type in a role, without namespace.</summary>
    public static string ClassOf(NestedTypeSchema type, TypeRole role) => role switch
    {
        TypeRole.State => type.Name + "GetArgs",
        TypeRole.InvokeInput => type.Name + "InputArgs",
        TypeRole.Output => type.Name,
        TypeRole.Result => type.Name + "Result",
        _ => type.Name + "Args",
    };

    /// <summary>The class of a nested type in a role, with namespace.</summary>
    public string FullNameOf(NestedTypeSchema type, TypeRole role) =>
        $"global::{NestedNamespaceOf(type.Module, role, type.FullName)}.{ClassOf(type, role)}";

    /// <summary>The type of an enum, with namespace.</summary>
    public string FullNameOf(EnumSchema type) => $"global::{NamespaceOf(type.Module, type.Name)}.{type.Name}";

    private string Segment(string module, string token)
    {
        if (_package.Namespaces.TryGetValue(module, out var segment))
        {
            return segment;
        }

        if (_reported.Add(module))
        {
            _faults.Add(
                Rules.UnknownModule,
                $"'{token}': the module '{module}' has no C# namespace; "
                + $"add it to '{_package.Package}.namespaces' in offline/extract/csharp-facts.json and refresh.");
        }

        return "Unknown";
    }
}
