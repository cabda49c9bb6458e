using Pulumi;

namespace LandingZone.Security;

/// <summary>Whom a statement of a resource policy or a trust policy is about.</summary>
public sealed record PolicyPrincipal
{
    private PolicyPrincipal(string kind, Input<string>? id)
    {
        Kind = kind;
        Id = id;
    }

    /// <summary>Anybody, signed or not: for statements that deny, or that a condition narrows.</summary>
    public static PolicyPrincipal Everyone { get; } = new("*", null);

    /// <summary>The kind as IAM writes it: "AWS", "Service", "Federated", or "*" for everyone.</summary>
    internal string Kind { get; }

    /// <summary>Who it is; null for everyone.</summary>
    internal Input<string>? Id { get; }

    /// <summary>A role, a user or an account, by its ARN.</summary>
    public static PolicyPrincipal Aws(Input<string> arn) => new("AWS", arn);

    /// <summary>People whom an identity provider has signed in, by the provider's ARN.</summary>
    public static PolicyPrincipal Federated(Input<string> providerArn) => new("Federated", providerArn);

    /// <summary>An AWS service, by the name of its service principal: "vpc-flow-logs.amazonaws.com".</summary>
    public static PolicyPrincipal Service(string name) => new("Service", name);
}
