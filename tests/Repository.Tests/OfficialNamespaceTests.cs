using System.Text.RegularExpressions;

namespace LandingZone.Repository.Tests;

/// <summary>
/// The official provider packages hold thousands of types that offline/ leaves out. Opening one of their namespaces would make a
/// name such as Region or InstanceType clear in one build and ambiguous in the other, so they are only ever named through an alias.
/// </summary>
public sealed partial class OfficialNamespaceTests
{
    [Theory]
    [InlineData("infra")]
    [InlineData("stacks")]
    public void Provider_namespaces_are_named_through_aliases_only(string folder)
    {
        var opened =
            from file in Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories)
            from Match line in OpenedProviderNamespace().Matches(File.ReadAllText(file))
            select $"{Path.GetRelativePath(Repository.Root, file)}: {line.Value.Trim()}";

        Assert.Empty(opened);
    }

    [GeneratedRegex(@"^\s*(global\s+)?using\s+(static\s+)?Pulumi\.(Aws|AwsNative|Kubernetes)\b[^=;]*;", RegexOptions.Multiline)]
    private static partial Regex OpenedProviderNamespace();
}
