using Pulumi;

namespace LandingZone.ClusterSoftware;

/// <summary>What <see cref="Karpenter"/> is made from.</summary>
public sealed class KarpenterArgs
{
    /// <summary>What every installation is made from.</summary>
    public required SoftwareArgs Software { get; init; }

    /// <summary>The name that the <see cref="Cluster.EksCluster"/> component is made with.</summary>
    public required string Cluster { get; init; }

    /// <summary>The cluster's name: <see cref="Cluster.EksCluster.ClusterName"/>.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The ARN of the role of its nodes, which Karpenter hands to those that it starts.</summary>
    public required Input<string> NodeRoleArn { get; init; }

    /// <summary>The name of that role.</summary>
    public required Input<string> NodeRoleName { get; init; }

    /// <summary>The KMS key of the nodes' volumes (ARN).</summary>
    public required Input<string> VolumeKeyArn { get; init; }

    /// <summary>The KMS key of queues (ARN).</summary>
    public required Input<string> QueueKeyArn { get; init; }

    /// <summary>The permission boundary of its role (ARN).</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The capacity reservations and blocks that its nodes may use, by id. Default: none.</summary>
    public IReadOnlyList<string> Reservations { get; init; } = [];

    /// <summary>The names of the placement groups that its nodes may stand in: <see cref="Cluster.CapacityLadder.PlacementGroupsOf"/>. Default: none.</summary>
    public IReadOnlyList<string> PlacementGroups { get; init; } = [];
}
