using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules;

/// <summary>The values of a rule's options: what was configured, otherwise the option's default.</summary>
public sealed class RuleSettings
{
    private readonly RuleFacts _rule;
    private readonly Value _configured;

    /// <summary>The settings of one rule.</summary>
    /// <param name="rule">The rule that has the options.</param>
    /// <param name="configured">A map by option name, or absent.</param>
    public RuleSettings(RuleFacts rule, Value configured) => (_rule, _configured) = (rule, configured);

    /// <summary>An option's value.</summary>
    /// <exception cref="ArgumentException">The rule has no such option: a mistake in the rule itself.</exception>
    public Value this[string option] =>
        _configured[option].Or(
            _rule.Options.FirstOrDefault(known => known.Name == option)?.Default
            ?? throw new ArgumentException($"Rule {_rule.Id} has no option '{option}'.", nameof(option)));

    /// <summary>An option that is a list of texts.</summary>
    public IReadOnlyList<string> Texts(string option) => this[option].Texts ?? [];

    /// <summary>An option that is a number.</summary>
    public double Number(string option) => this[option].Number ?? double.NaN;
}
