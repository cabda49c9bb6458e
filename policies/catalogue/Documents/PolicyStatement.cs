namespace LandingZone.Policies.Documents;

/// <summary>One statement of a policy. Of each pair (Action or NotAction, ...) one list is null.</summary>
public sealed record PolicyStatement
{
    /// <summary>Its place in the document, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Its name, or null.</summary>
    public string? Sid { get; init; }

    /// <summary>True for Allow, false for Deny.</summary>
    public required bool IsAllow { get; init; }

    /// <summary>The principals; null in an identity policy, or where there are <see cref="NotPrincipals"/>.</summary>
    public IReadOnlyList<PolicyPrincipal>? Principals { get; init; }

    /// <summary>All but these.</summary>
    public IReadOnlyList<PolicyPrincipal>? NotPrincipals { get; init; }

    /// <summary>The actions, as patterns.</summary>
    public IReadOnlyList<string>? Actions { get; init; }

    /// <summary>All but these actions.</summary>
    public IReadOnlyList<string>? NotActions { get; init; }

    /// <summary>The resources, as patterns; null in a trust policy.</summary>
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>All but these resources.</summary>
    public IReadOnlyList<string>? NotResources { get; init; }

    /// <summary>The conditions; all must hold.</summary>
    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = [];

    /// <summary>How a message calls it: by its Sid, otherwise by its place counted from 1.</summary>
    public string Label => Sid is { Length: > 0 } ? $"statement '{Sid}'" : $"statement {Index + 1}";

    /// <summary>Whether it speaks of an action: the action is a name without wildcards.</summary>
    public bool IsAboutAction(string action) =>
        Actions?.Any(pattern => Wildcard.Matches(pattern, action, ignoreCase: true))
        ?? !(NotActions ?? []).Any(pattern => Wildcard.Matches(pattern, action, ignoreCase: true));

    /// <summary>Whether it speaks of a resource: the ARN has no wildcards. A statement without resources (a trust policy) speaks of all.</summary>
    public bool IsAboutResource(string arn) =>
        Resources?.Any(pattern => Wildcard.Matches(pattern, arn))
        ?? !(NotResources ?? []).Any(pattern => Wildcard.Matches(pattern, arn));

    /// <summary>Whether everybody is a principal.</summary>
    public bool IsForEverybody => NotPrincipals is not null || (Principals ?? []).Any(principal => principal.IsEverybody);

    /// <summary>
    /// Whether it allows everybody, from wherever they come: everybody is a principal, and no condition ties the caller to something
    /// fixed (see <see cref="CallerConditions"/>).
    /// </summary>
    public bool IsPublic => IsAllow && IsForEverybody && !CallerConditions.Bind(this);
}
