using System.Text.Json;
using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;

namespace LandingZone.Policies.Checks;

/// <summary>
/// Reads the file that Pulumi takes as <c>--policy-pack-config</c>: a JSON object of rules, each with an enforcement level as text, or with an
/// object of the level and the rule's options; "all" gives a level to the others. Source: Pulumi's documentation, "Policy configuration".
/// </summary>
public static class PolicyConfigFile
{
    private const string All = "all";
    private const string Level = "enforcementLevel";
    private const string Disabled = "disabled";

    private static readonly string[] Levels = ["advisory", "mandatory", "remediate", Disabled];

    /// <summary>Reads the file's text.</summary>
    /// <returns>The configuration, and everything that is wrong; then every rule stays as it is.</returns>
    public static (PolicyConfig Config, IReadOnlyList<string> Problems) Read(string text)
    {
        Value root;
        try
        {
            root = JsonValues.Parse(text);
        }
        catch (JsonException problem)
        {
            return (PolicyConfig.None, [$"line {problem.LineNumber + 1}: this is no JSON; write an object with a rule for each key."]);
        }

        if (root.IsList || root.Text is not null)
        {
            return (PolicyConfig.None, ["the file is an object with a rule for each key."]);
        }

        var problems = new List<string>();
        var levels = new Dictionary<string, string>(StringComparer.Ordinal);
        var options = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (id, value) in root.Entries)
        {
            var level = value.IsText ? value : value[Level];
            if (!level.IsAbsent && !Levels.Contains(level.Text))
            {
                problems.Add($"{id}: the level is {level}, and must be one of {string.Join(", ", Levels)}.");
            }

            levels.Add(id, level.Text ?? "");
            if (id == All)
            {
                continue;
            }

            if (RuleCatalogue.Find(id) is not { } rule)
            {
                problems.Add($"{id}: there is no such rule; 'landing-zone rules' shows what there is.");
                continue;
            }

            options.Add(id, Value.Of(value.Entries.Where(entry => entry.Key != Level)));
            problems.AddRange(RuleConfiguration.FaultsOf(rule.Facts, options[id]));
        }

        if (problems.Count > 0)
        {
            return (PolicyConfig.None, problems);
        }

        var ofOthers = levels.GetValueOrDefault(All, "");
        var off = RuleCatalogue.All.Select(rule => rule.Facts.Id)
            .Where(id => (levels.GetValueOrDefault(id) is { Length: > 0 } own ? own : ofOthers) == Disabled);
        return (new PolicyConfig(off.ToHashSet(StringComparer.Ordinal), options), []);
    }
}
