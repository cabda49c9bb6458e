using LandingZone.ProviderGenerator.Naming;
using LandingZone.ProviderGenerator.Schema;
using LandingZone.ProviderGenerator.Writing;

namespace LandingZone.ProviderGenerator;

/// <summary>Writes the source files of a package: per module one for each kind of class, so that none gets out of hand.</summary>
internal sealed class PackageWriter
{
    private static readonly IReadOnlyDictionary<string, DefaultValue> NoDefaults = new Dictionary<string, DefaultValue>();

    private readonly PackageSchema _package;
    private readonly Faults _faults;
    private readonly PackageNames _names;
    private readonly ArgsWriter _args;
    private readonly OutputTypeWriter _outputs;
    private readonly ResourceWriter _resources;
    private readonly FunctionWriter _functions;
    private readonly List<GeneratedFile> _files = [];

    private PackageWriter(PackageSchema package, Faults faults)
    {
        (_package, _faults) = (package, faults);
        _names = new PackageNames(package, faults);
        var types = new TypeMapper(package, _names, faults);
        _args = new ArgsWriter(package, types, faults);
        _outputs = new OutputTypeWriter(types);
        _resources = new ResourceWriter(package, _names, types);
        _functions = new FunctionWriter(_args, _outputs);
    }

    /// <summary>The source files of <paramref name="package"/>; what is wrong goes to <paramref name="faults"/>.</summary>
    public static IReadOnlyList<GeneratedFile> Write(PackageSchema package, Faults faults)
    {
        var writer = new PackageWriter(package, faults);
        writer.WriteShared();
        writer.WriteResources();
        writer.WriteFunctions();
        writer.WriteNestedTypes();
        writer.WriteEnums();
        return writer._files;
    }

    private void WriteShared()
    {
        var code = new CodeWriter();
        UtilitiesWriter.Write(code, _package);
        foreach (var name in _package.HandWritten)
        {
            if (name == CustomResourceWriter.Name)
            {
                CustomResourceWriter.Write(code, _package);
                continue;
            }

            _faults.Add(Rules.Unsupported, $"the hand-written class '{name}' is not known; teach PackageWriter to write it.");
        }

        Add("Shared", code);
    }

    private void WriteResources()
    {
        foreach (var module in _package.Resources.GroupBy(resource => resource.Module, StringComparer.Ordinal))
        {
            var code = new CodeWriter();
            code.Open($"namespace {_names.NamespaceOf(module.Key, module.First().Token)}");
            foreach (var resource in module)
            {
                _resources.Write(code, resource);
                if (resource.State is not null)
                {
                    _args.Write(code, resource.Token, resource.Name + "State", TypeRole.State, resource.State, NoDefaults);
                }
            }

            code.Close();
            foreach (var place in module.GroupBy(_names.ArgsNamespaceOf, StringComparer.Ordinal))
            {
                code.Open($"namespace {place.Key}");
                foreach (var resource in place)
                {
                    var (name, inputs) = (resource.Name + "Args", resource.Inputs);
                    _args.Write(code, resource.Token, name, TypeRole.Input, inputs, resource.Defaults, resource.IsProvider);
                }

                code.Close();
            }

            Add($"{FileStem(module.Key)}.Resources", code);
        }
    }

    private void WriteFunctions()
    {
        foreach (var module in _package.Functions.GroupBy(function => function.Module, StringComparer.Ordinal))
        {
            var code = new CodeWriter();
            code.Open($"namespace {_names.NamespaceOf(module.Key, module.First().Token)}");
            foreach (var function in module)
            {
                _functions.Write(code, function);
            }

            code.Close();
            Add($"{FileStem(module.Key)}.Functions", code);
        }
    }

    private void WriteNestedTypes()
    {
        var uses = TypeUses.In(_package);
        var taken = ResourceArgs();
        foreach (var role in new[]
            { TypeRole.Input, TypeRole.State, TypeRole.Argument, TypeRole.InvokeInput, TypeRole.Output, TypeRole.Result })
        {
            foreach (var module in uses.Of(role).GroupBy(type => type.Module, StringComparer.Ordinal))
            {
                var code = new CodeWriter();
                code.Open($"namespace {_names.NestedNamespaceOf(module.Key, role, module.First().FullName)}");
                foreach (var type in module.Where(type => !taken.Contains(_names.FullNameOf(type, role))))
                {
                    WriteNestedType(code, type, role);
                }

                code.Close();
                Add($"{FileStem(module.Key)}.{role}Types", code);
            }
        }
    }

    private void WriteNestedType(CodeWriter code, NestedTypeSchema type, TypeRole role)
    {
        var properties = TypeUses.PropertiesOf(type, role);
        var name = PackageNames.ClassOf(type, role);
        if (role is TypeRole.Output or TypeRole.Result)
        {
            _outputs.Write(code, type.FullName, name, role, properties);
            return;
        }

        var defaults = role == TypeRole.Input ? type.Defaults : NoDefaults;
        _args.Write(code, type.FullName, name, role, properties, defaults, isInvoke: role == TypeRole.Argument);
    }

    // Where the arguments of a resource and a nested type have one name, the resource's arguments are meant.
    private HashSet<string> ResourceArgs() => new(
        _package.Resources.Select(resource => $"global::{_names.ArgsNamespaceOf(resource)}.{resource.Name}Args"), StringComparer.Ordinal);

    private void WriteEnums()
    {
        foreach (var module in _package.Enums.Values.GroupBy(type => type.Module, StringComparer.Ordinal))
        {
            var code = new CodeWriter();
            code.Open($"namespace {_names.NamespaceOf(module.Key, module.First().Name)}");
            foreach (var type in module)
            {
                EnumWriter.Write(code, type);
            }

            code.Close();
            Add($"{FileStem(module.Key)}.Enums", code);
        }
    }

    private static string FileStem(string module) => module.Length == 0 ? "Root" : module;

    private void Add(string stem, CodeWriter code) => _files.Add(new GeneratedFile($"{stem}.g.cs", code.ToString()));
}
