using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;

namespace LandingZone.Policies.Checks;

/// <summary>What somebody set for the rules.</summary>
/// <param name="Disabled">The identifiers of the rules that do not run.</param>
/// <param name="Options">The options of rules, each a map, by identifier.</param>
public sealed record PolicyConfig(IReadOnlySet<string> Disabled, IReadOnlyDictionary<string, Value> Options)
{
    /// <summary>Every rule as it is.</summary>
    public static PolicyConfig None { get; } = new(new HashSet<string>(), new Dictionary<string, Value>());

    /// <summary>The rules that run.</summary>
    public IReadOnlyList<Rule> Rules => [.. RuleCatalogue.All.Where(rule => !Disabled.Contains(rule.Facts.Id))];

    /// <summary>Runs them.</summary>
    public RuleRunner Runner() => new(Rules, Options);
}
