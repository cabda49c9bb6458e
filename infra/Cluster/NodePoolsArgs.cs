using LandingZone.Facts;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Cluster;

/// <summary>What <see cref="NodePools"/> is made from.</summary>
public sealed class NodePoolsArgs
{
    /// <summary>The zone that the nodes belong to.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The cluster's name: <see cref="EksCluster.ClusterName"/>.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>
    /// The nodes' Kubernetes version: the cluster's own, or, while the control plane is upgraded first, up to three minors older.
    /// </summary>
    public required KubernetesVersion Version { get; init; }

    /// <summary>The VPC.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The private subnets that nodes may live in, one per availability zone.</summary>
    public required IReadOnlyList<NodeSubnet> Subnets { get; init; }

    /// <summary>The nodes' security group: <see cref="EksCluster.NodeSecurityGroupId"/>.</summary>
    public required Input<string> NodeSecurityGroupId { get; init; }

    /// <summary>
    /// Further security groups of the nodes, for example that of the tier they live in, which the zone's endpoints and links let in.
    /// </summary>
    public IReadOnlyList<Input<string>> MoreSecurityGroupIds { get; init; } = [];

    /// <summary>The KMS key of the nodes' volumes (ARN); its policy must admit the Auto Scaling service-linked role.</summary>
    public required Input<string> VolumeKeyArn { get; init; }

    /// <summary>The pools: one for system pods at least.</summary>
    public required IReadOnlyList<NodePool> Pools { get; init; }

    /// <summary>A permission boundary for the nodes' role (ARN).</summary>
    public Input<string>? PermissionBoundaryArn { get; init; }
}
