using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules;

/// <summary>Says what is wrong with the options that somebody gave to a rule.</summary>
public static class RuleConfiguration
{
    /// <summary>Every fault, each "RULE: what is wrong; what there is".</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="options">A map by option name; anything else has no entries and so no faults.</param>
    public static IEnumerable<string> FaultsOf(RuleFacts rule, Value options)
    {
        foreach (var (name, value) in options.Entries)
        {
            if (rule.Options.FirstOrDefault(known => known.Name == name) is not { } option)
            {
                var known = rule.Options.Count == 0 ? "it has none" : $"it has {string.Join(", ", rule.Options.Select(other => other.Name))}";
                yield return $"{rule.Id}: there is no option '{name}'; {known}.";
            }
            else if (!option.Fits(value))
            {
                yield return $"{rule.Id}: {name} is {value}, and must be {WordsOf(option.Kind)}.";
            }
        }
    }

    private static string WordsOf(OptionKind kind) => kind switch
    {
        OptionKind.Texts => "a list of texts",
        OptionKind.Number => "a number",
        OptionKind.Flag => "true or false",
        _ => "a text",
    };
}
