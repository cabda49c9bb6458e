using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules;

/// <summary>A rule that needs to see the resources of a stack together, because one is judged by another.</summary>
/// <param name="facts">What there is to know of the rule.</param>
public abstract class StackRule(RuleFacts facts) : Rule(facts)
{
    /// <summary>Checks a stack. Nulls mean that all is well. The check must be linear in the number of resources.</summary>
    /// <param name="stack">The stack's resources with parents, dependencies and references.</param>
    /// <param name="settings">The rule's options.</param>
    public abstract IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings);
}
