using LandingZone.Policies.Resources;
using YamlDotNet.RepresentationModel;

namespace LandingZone.Policies.Fixtures;

/// <summary>Reads a rule's examples from <c>policies/fixtures/&lt;rule&gt;.yaml</c>. What may stand there: <c>policies/fixtures/README.md</c>.</summary>
public static class FixtureFile
{
    private static readonly string[] Sections = ["rule", "pass", "fail", "unknown"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is not as it should be; the message says where.</exception>
    public static RuleFixture Read(string path)
    {
        var text = File.ReadAllText(path);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        var file = Path.GetFileName(path);
        if (yaml.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            throw new FormatException($"{file}: a fixture is one map with rule, pass, fail and unknown.");
        }

        foreach (var key in root.Children.Keys)
        {
            if (!Sections.Contains(key.ToString()))
            {
                throw Fault(file, key, $"'{key}' is none of {string.Join(", ", Sections)}");
            }
        }

        return new RuleFixture(root["rule"].ToString(), Cases("pass"), Cases("fail"), Cases("unknown"));

        IReadOnlyList<FixtureCase> Cases(string section) =>
            root.Children.TryGetValue(new YamlScalarNode(section), out var cases)
                ? [.. ((YamlSequenceNode)cases).Select(node => CaseOf((YamlMappingNode)node))]
                : [];

        FixtureCase CaseOf(YamlMappingNode node)
        {
            var resources = (YamlSequenceNode)node["resources"];
            return new FixtureCase(
                node["case"].ToString(),
                new FixtureResources(file).Read(resources),
                node.Children.TryGetValue(new YamlScalarNode("settings"), out var settings) ? new FixtureValues().Read(settings) : Value.Absent,
                Results(node, "finds"),
                Results(node, "asks"),
                SourceOf(text, resources));
        }

        IReadOnlyList<FixtureResult> Results(YamlMappingNode node, string key) =>
            node.Children.TryGetValue(new YamlScalarNode(key), out var results)
                ? [.. ((YamlSequenceNode)results).Select(result => ResultOf((YamlMappingNode)result))]
                : [];

        FixtureResult ResultOf(YamlMappingNode node)
        {
            var property = node.Children.TryGetValue(new YamlScalarNode("property"), out var named) ? named.ToString() : null;
            var entries = node.Children.Where(entry => entry.Key.ToString() != "property").ToList();
            return entries is [var (resource, message)]
                ? new FixtureResult(resource.ToString(), message.ToString(), property)
                : throw Fault(file, node, "a result is 'resource: message', and perhaps 'property: path'");
        }
    }

    internal static FormatException Fault(string file, YamlNode node, string problem) =>
        new($"{file}:{node.Start.Line}: {problem}.");

    /// <summary>The lines of a list as they stand in the file, without the space before them: to the first line that stands further left.</summary>
    private static string SourceOf(string text, YamlNode list)
    {
        var margin = (int)list.Start.Column - 1;
        var lines = text.Split('\n').Skip((int)list.Start.Line - 1)
            .TakeWhile(line => line.Trim().Length == 0 || (IndentOf(line) >= margin && (IndentOf(line) > margin || line[margin] == '-')))
            .Select(line => line.Length >= margin ? line[margin..] : "");
        return string.Join('\n', lines).TrimEnd();
    }

    private static int IndentOf(string line) => line.Length - line.TrimStart().Length;
}
