using Pulumi;

namespace LandingZone.Cluster;

/// <summary>A role's access to the Kubernetes API.</summary>
public sealed record ClusterAccess
{
    /// <summary>
    /// A short name, unique in the cluster: lower-case letters, digits and hyphens. It names the resources, so a new name replaces them.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The IAM role (ARN, without a session).</summary>
    public required Input<string> RoleArn { get; init; }

    /// <summary>What the role may do.</summary>
    public required ClusterAccessLevel Level { get; init; }

    /// <summary>The namespaces that the access is limited to; empty means the whole cluster.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];
}
