using LandingZone.ProviderGenerator.Schema;

namespace LandingZone.ProviderGenerator.Writing;

/// <summary>Writes what the classes of a package share, all of it internal but the base class of Kubernetes resources.</summary>
internal static class UtilitiesWriter
{
    /// <summary>The attribute that gives a resource class its token, such as "AwsResourceType".</summary>
    public static string AttributeName(PackageSchema package) => package.Root.Substring(package.Root.LastIndexOf('.') + 1) + "ResourceType";

    /// <summary>Writes the classes.</summary>
    public static void Write(CodeWriter code, PackageSchema package)
    {
        code.Open($"namespace {package.Root}");
        code.Summary("What the classes of this package share.");
        code.Open("internal static class Utilities");
        code.Line($"internal const string Version = {Literals.Text(package.Version)};");
        WriteOptions(code);
        WriteSecrets(code);
        WriteEnvironment(code);
        code.Close();
        WriteAttribute(code, AttributeName(package));
        if (package.Style == PackageStyle.Kubernetes)
        {
            WriteKubernetesResource(code);
        }

        code.Close();
    }

    private static void WriteOptions(CodeWriter code)
    {
        // The program's options over those of the type, and the id of Get() over both.
        code.Open("internal static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id, "
            + "string[]? secretOutputs = null, string[]? replaceOnChanges = null, string[]? aliases = null)");
        code.Line("var defaults = new CustomResourceOptions { Version = Version };");
        code.Line("if (secretOutputs is not null) { defaults.AdditionalSecretOutputs.AddRange(secretOutputs); }");
        code.Line("if (replaceOnChanges is not null) { defaults.ReplaceOnChanges.AddRange(replaceOnChanges); }");
        code.Line("foreach (var alias in aliases ?? []) { defaults.Aliases.Add(new global::Pulumi.Alias { Type = alias }); }");
        code.Line("var merged = CustomResourceOptions.Merge(defaults, options);");
        code.Line("merged.Id = id;");
        code.Line("return merged;");
        code.Close();
        foreach (var options in new[] { "InvokeOptions", "InvokeOutputOptions" })
        {
            code.Open($"internal static {options} WithDefaults(this {options}? options)");
            code.Line($"options ??= new {options}();");
            code.Line("options.Version ??= Version;");
            code.Line("return options;");
            code.Close();
        }
    }

    private static void WriteSecrets(CodeWriter code)
    {
        foreach (var type in new[] { "Input", "InputList", "InputMap" })
        {
            code.Open($"internal static {type}<T>? Secret<T>({type}<T>? value)");
            code.Line("if (value is null) { return null; }");
            code.Line("return Output.CreateSecret(value.ToOutput());");
            code.Close();
        }
    }

    private static void WriteEnvironment(CodeWriter code)
    {
        code.Open("internal static string? GetEnv(params string[] names)");
        code.Open("foreach (var name in names)");
        code.Line("if (Environment.GetEnvironmentVariable(name) is { } value) { return value; }");
        code.Close();
        code.Line("return null;");
        code.Close();
        code.Line("internal static bool? GetEnvBoolean(params string[] names) => GetEnv(names) switch");
        code.Line("{");
        code.Line("    \"1\" or \"t\" or \"T\" or \"true\" or \"TRUE\" or \"True\" => true,");
        code.Line("    \"0\" or \"f\" or \"F\" or \"false\" or \"FALSE\" or \"False\" => false,");
        code.Line("    _ => null,");
        code.Line("};");
        foreach (var (type, name) in new[] { ("int", "GetEnvInt32"), ("double", "GetEnvDouble") })
        {
            const string Culture = "global::System.Globalization.CultureInfo.InvariantCulture";
            code.Line($"internal static {type}? {name}(params string[] names)");
            code.Line($"    => {type}.TryParse(GetEnv(names), {Culture}, out var value) ? value : null;");
        }
    }

    private static void WriteAttribute(CodeWriter code, string name)
    {
        code.Summary("Gives a resource class its type token.");
        code.Open($"internal sealed class {name}Attribute : global::Pulumi.ResourceTypeAttribute");
        code.Line($"public {name}Attribute(string type) : base(type, Utilities.Version) {{ }}");
        code.Close();
    }

    private static void WriteKubernetesResource(CodeWriter code)
    {
        code.Summary("The base of all Kubernetes resources.");
        code.Open("public abstract class KubernetesResource : global::Pulumi.CustomResource");
        code.Line("internal KubernetesResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)");
        code.Line("    : base(type, name, args, options) { }");
        code.Close();
    }
}
