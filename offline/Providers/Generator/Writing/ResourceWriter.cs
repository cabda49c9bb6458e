using LandingZone.ProviderGenerator.Naming;
using LandingZone.ProviderGenerator.Schema;

namespace LandingZone.ProviderGenerator.Writing;

/// <summary>Writes the class of a resource type.</summary>
internal sealed class ResourceWriter
{
    private readonly PackageSchema _package;
    private readonly PackageNames _names;
    private readonly TypeMapper _types;

    public ResourceWriter(PackageSchema package, PackageNames names, TypeMapper types) =>
        (_package, _names, _types) = (package, names, types);

    private bool IsKubernetes => _package.Style == PackageStyle.Kubernetes;

    /// <summary>Writes the class, without its arguments.</summary>
    public void Write(CodeWriter code, ResourceSchema resource)
    {
        code.Summary($"The resource type {resource.Token}.");
        code.Line($"[{UtilitiesWriter.AttributeName(_package)}({Literals.Text(resource.Token)})]");
        if (resource.IsDeprecated)
        {
            code.Obsolete(resource.Token);
        }

        code.Open($"public partial class {resource.Name} : {BaseOf(resource)}");
        foreach (var property in resource.Outputs)
        {
            WriteOutput(code, property);
        }

        WriteConstructors(code, resource);
        code.Line("internal override bool HasLazyOutputs => true;");
        code.Close();
    }

    private string BaseOf(ResourceSchema resource) =>
        resource.IsProvider ? "global::Pulumi.ProviderResource"
        : IsKubernetes ? $"global::{_package.Root}.KubernetesResource"
        : "global::Pulumi.CustomResource";

    private void WriteOutput(CodeWriter code, PropertySchema property)
    {
        var suffix = property.IsOptional && _types.CanBeNull(property.Type) ? "?" : "";
        var type = $"Output<{_types.Value(property.Type, TypeRole.Output)}{suffix}>";
        var value = type.Substring("Output<".Length, type.Length - "Output<>".Length);
        var field = CSharpName.FieldOf(property.WireName);
        var wire = Literals.Text(property.WireName);
        code.Line($"private {type}? {field};");
        code.Line($"[Output({wire})] public {type} {property.Name} => {field} ??= OutputOf<{value}>({wire});");
    }

    private void WriteConstructors(CodeWriter code, ResourceSchema resource)
    {
        var (name, token) = (resource.Name, Literals.Text(resource.IsProvider ? _package.Package : resource.Token));
        var args = IsKubernetes && !resource.IsProvider ? $"global::{_names.ArgsNamespaceOf(resource)}.{name}Args" : $"{name}Args";
        var isOptional = IsKubernetes || resource.Inputs.All(property => property.IsOptional);
        var given = resource.Constants.Count == 0 ? $"args ?? new {args}()" : "MakeArgs(args)";
        code.Line($"public {name}(string name, {args}{(isOptional ? "? args = null" : " args")}, CustomResourceOptions? options = null)");
        code.Line($"    : base({token}, name, {given}, MakeResourceOptions(options, null)) {{ }}");
        if (!resource.IsProvider)
        {
            WriteGet(code, resource, token);
        }

        if (resource.Constants.Count > 0)
        {
            WriteMakeArgs(code, resource, args);
        }

        WriteMakeResourceOptions(code, resource);
    }

    private static void WriteGet(CodeWriter code, ResourceSchema resource, string token)
    {
        var name = resource.Name;
        var (parameter, passed, state) = resource.State is null ? ("", "", "null") : ($"{name}State? state = null, ", "state, ", "state");
        var plain = parameter.Replace(" = null", "");
        code.Line($"private {name}(string name, Input<string> id, {plain}CustomResourceOptions? options)");
        code.Line($"    : base({token}, name, {state}, MakeResourceOptions(options, id)) {{ }}");
        code.Line($"public static {name} Get(string name, Input<string> id, {parameter}CustomResourceOptions? options = null)");
        code.Line($"    => new {name}(name, id, {passed}options);");
    }

    private static void WriteMakeArgs(CodeWriter code, ResourceSchema resource, string args)
    {
        code.Open($"private static {args} MakeArgs({args}? args)");
        code.Line($"args ??= new {args}();");
        foreach (var constant in resource.Constants)
        {
            var property = resource.Inputs.First(input => input.WireName == constant.Key);
            code.Line($"args.{property.Name} = {Literals.Text(constant.Value)};");
        }

        code.Line("return args;");
        code.Close();
    }

    private void WriteMakeResourceOptions(CodeWriter code, ResourceSchema resource)
    {
        code.Line("private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)");
        var lists = new[] { resource.SecretOutputs, resource.ReplaceOnChanges, resource.Aliases };
        var extras = lists.All(list => list.Count == 0) ? "" : ", " + string.Join(", ", lists.Select(Literals.TextsOrNull));
        code.Line($"    => global::{_package.Root}.Utilities.MakeResourceOptions(options, id{extras});");
    }
}
