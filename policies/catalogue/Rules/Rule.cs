namespace LandingZone.Policies.Rules;

/// <summary>A rule: its facts, and a check that is either of one resource or of a whole stack.</summary>
public abstract class Rule
{
    private protected Rule(RuleFacts facts) => Facts = facts;

    /// <summary>What there is to know of it.</summary>
    public RuleFacts Facts { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Facts.Id} {Facts.Title}";
}
