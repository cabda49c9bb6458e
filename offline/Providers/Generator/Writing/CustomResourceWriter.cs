using LandingZone.ProviderGenerator.Schema;

namespace LandingZone.ProviderGenerator.Writing;

/// <summary>
/// Writes ApiExtensions.CustomResource, the instance of any custom resource definition. The official package has it by hand: its
/// type token comes from the apiVersion and kind of its arguments, whose class the program derives and gives inputs of its own.
/// </summary>
internal static class CustomResourceWriter
{
    /// <summary>What the schema calls it.</summary>
    public const string Name = "ApiExtensions.CustomResource";

    /// <summary>Writes the two classes.</summary>
    public static void Write(CodeWriter code, PackageSchema package)
    {
        var (inputs, outputs) = ($"global::{package.Root}.Types.Inputs.Meta.V1", $"global::{package.Root}.Types.Outputs.Meta.V1");
        code.Open($"namespace {package.Root}.ApiExtensions");
        code.Summary("An instance of a custom resource definition.");
        code.Open($"public class CustomResource : global::{package.Root}.KubernetesResource");
        WriteOutput(code, "string", "ApiVersion", "apiVersion");
        WriteOutput(code, "string", "Kind", "kind");
        WriteOutput(code, $"{outputs}.ObjectMeta", "Metadata", "metadata");
        code.Line("public CustomResource(string name, CustomResourceArgs args, CustomResourceOptions? options = null)");
        code.Line("    : base(args.Type, name, args, MakeResourceOptions(options)) { }");
        code.Open("private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options)");
        code.Line("return CustomResourceOptions.Merge(new CustomResourceOptions { Version = Utilities.Version }, options);");
        code.Close();
        code.Close();
        code.Summary("Arguments of a custom resource; a derived class adds what its definition knows.");
        code.Open("public abstract class CustomResourceArgs : global::Pulumi.ResourceArgs");
        code.Line("[Input(\"apiVersion\")] public Input<string> ApiVersion { get; }");
        code.Line("[Input(\"kind\")] public Input<string> Kind { get; }");
        code.Line($"[Input(\"metadata\")] public Input<{inputs}.ObjectMetaArgs>? Metadata {{ get; set; }}");
        code.Line("internal string Type { get; }");
        code.Open("protected CustomResourceArgs(string apiVersion, string kind)");
        code.Line("(ApiVersion, Kind, Type) = (apiVersion, kind, $\"kubernetes:{apiVersion}:{kind}\");");
        code.Close();
        code.Close();
        code.Close();
    }

    // A program may derive from this class and add outputs, so its outputs are set beforehand and not made on demand.
    private static void WriteOutput(CodeWriter code, string type, string name, string wireName) =>
        code.Line($"[Output(\"{wireName}\")] public Output<{type}> {name} {{ get; private set; }} = null!;");
}
