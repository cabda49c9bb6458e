using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LandingZone.Policies.Waivers;

/// <summary>Reads <c>policies/waivers.yaml</c>: a list of maps with rule, resource, reason, owner and expires.</summary>
public static class WaiverFile
{
    /// <summary>Shorter reasons say nothing.</summary>
    private const int ShortestReason = 20;

    private static readonly string[] Keys = ["rule", "resource", "reason", "owner", "expires"];

    /// <summary>Reads the file's text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="isKnown">Whether there is a rule or a proof of this identifier.</param>
    /// <returns>The waivers, and everything that is wrong. Where something is wrong, no waiver counts.</returns>
    public static (IReadOnlyList<Waiver> Waivers, IReadOnlyList<WaiverProblem> Problems) Read(string text, Func<string, bool> isKnown)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException problem)
        {
            return ([], [new((int)problem.Start.Line, $"this is no YAML: {problem.Message}")]);
        }

        if (yaml.Documents.Count == 0)
        {
            return ([], []);
        }

        if (yaml.Documents[0].RootNode is not YamlSequenceNode list)
        {
            return IsNothing(yaml.Documents[0].RootNode)
                ? ([], [])
                : ([], [new(1, $"the file is a list of waivers, each with {string.Join(", ", Keys)}.")]);
        }

        var problems = new List<WaiverProblem>();
        var waivers = list.Select(node => Read(node, isKnown, problems)).OfType<Waiver>().ToList();
        foreach (var twin in waivers.GroupBy(waiver => (waiver.Rule, waiver.Resource)).SelectMany(group => group.Skip(1)))
        {
            problems.Add(new(twin.Line, $"rule {twin.Rule} is waived for '{twin.Resource}' twice; keep one."));
        }

        return problems.Count > 0 ? ([], [.. problems.OrderBy(problem => problem.Line)]) : (waivers, []);
    }

    private static bool IsNothing(YamlNode node) => node is YamlScalarNode { Value: null or "" };

    private static Waiver? Read(YamlNode node, Func<string, bool> isKnown, List<WaiverProblem> problems)
    {
        var line = (int)node.Start.Line;
        if (node is not YamlMappingNode map)
        {
            problems.Add(new(line, $"a waiver is a map with {string.Join(", ", Keys)}."));
            return null;
        }

        var before = problems.Count;
        foreach (var (key, value) in map.Children)
        {
            if (!Keys.Contains(key.ToString()))
            {
                problems.Add(new((int)key.Start.Line, $"{key}: a waiver has no such key; it has {string.Join(", ", Keys)}."));
            }
            else if (value is not YamlScalarNode)
            {
                problems.Add(new((int)value.Start.Line, $"{key}: this is no text; write one line of text."));
            }
        }

        var rule = Text("rule", "the identifier of a rule, such as NET-03, or of a proof");
        var resource = Text("resource", "stack/name, such as rnd-*/audit-config, or a URN");
        var reason = Text("reason", "why this is accepted");
        var owner = Text("owner", "who answers for it: a team or an address");
        var expires = Text("expires", "the last day on which it counts, such as 2027-03-31");
        var day = default(DateOnly);
        if (rule is not null && !isKnown(rule))
        {
            Problem("rule", $"'{rule}' is no rule and no proof; 'landing-zone rules' shows what there is.");
        }

        if (reason is { Length: < ShortestReason })
        {
            Problem("reason", $"'{reason}' is no reason; say in a sentence why this is accepted.");
        }

        if (expires is not null && !DateOnly.TryParseExact(expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            Problem("expires", $"'{expires}' is no date; write it as year-month-day, such as 2027-03-31.");
        }

        if (resource == "*")
        {
            Problem("resource", "'*' would waive the rule everywhere; name the stack and the resource, or change the rule's settings.");
        }

        return problems.Count > before ? null : new Waiver(rule!, resource!, reason!, owner!, day, line);

        string? Text(string key, string meaning)
        {
            var text = map.Children.TryGetValue(new YamlScalarNode(key), out var value) && value is YamlScalarNode scalar ? scalar.Value?.Trim() : null;
            if (string.IsNullOrEmpty(text) && value is null or YamlScalarNode)
            {
                problems.Add(new(line, $"{key}: it is missing; give {meaning}."));
                return null;
            }

            return text;
        }

        void Problem(string key, string what) => problems.Add(new((int)map[key].Start.Line, $"{key}: {what}"));
    }
}
