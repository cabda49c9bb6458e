using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules;

/// <summary>A rule that needs to see one resource only, so that it can stop that resource before it is made.</summary>
/// <param name="facts">What there is to know of the rule.</param>
/// <param name="types">The type tokens that it looks at.</param>
public abstract class ResourceRule(RuleFacts facts, params string[] types) : Rule(facts)
{
    /// <summary>The type tokens that it looks at. The check sees no others.</summary>
    public IReadOnlyList<string> Types { get; } = types;

    /// <summary>Checks a resource of one of <see cref="Types"/>. Nulls mean that all is well.</summary>
    /// <param name="resource">The resource; its values may be unknown.</param>
    /// <param name="settings">The rule's options.</param>
    public abstract IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings);
}
