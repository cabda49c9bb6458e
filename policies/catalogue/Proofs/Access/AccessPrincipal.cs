using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>Somebody who makes requests.</summary>
internal sealed class AccessPrincipal
{
    /// <summary>Who it is.</summary>
    public required PrincipalKind Kind { get; init; }

    /// <summary>The ARN; for others of an account a pattern of it; empty where there is none.</summary>
    public required string Arn { get; init; }

    /// <summary>The account; empty for outsiders and for somebody who does not sign in.</summary>
    public required string Account { get; init; }

    /// <summary>How a message calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Its resource and stack, for one of the estate.</summary>
    public Resource? Resource { get; init; }

    /// <summary>The stack that it is in; null for one that is in no plan.</summary>
    public StackResources? Stack { get; init; }

    /// <summary>What its own policies say.</summary>
    public PolicySet Identity { get; } = new();

    /// <summary>Its permission boundary, or null where it has none.</summary>
    public PolicySet? Boundary { get; set; }

    /// <summary>Its trust policy: who may become it. Null for what is no role.</summary>
    public AccessTarget? Trust { get; set; }

    /// <summary>The tags of the role or user.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether who becomes it may bring tags of its own.</summary>
    public bool HasSessionTags { get; set; }

    /// <summary>Whether a statement names it although it is in no plan.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether its own policies are known; whoever is in no plan could be allowed anything by them.</summary>
    public bool IsPlanned => Kind is PrincipalKind.Role or PrincipalKind.User;
}
