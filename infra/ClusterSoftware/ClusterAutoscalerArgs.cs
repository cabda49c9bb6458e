using Pulumi;

namespace LandingZone.ClusterSoftware;

/// <summary>What <see cref="ClusterAutoscaler"/> is made from.</summary>
public sealed class ClusterAutoscalerArgs
{
    /// <summary>What every installation is made from. The release is that of the cluster's Kubernetes version: <see cref="SoftwareTable.For"/>.</summary>
    public required SoftwareArgs Software { get; init; }

    /// <summary>The name that the <see cref="Cluster.EksCluster"/> component is made with.</summary>
    public required string Cluster { get; init; }

    /// <summary>The cluster's name: <see cref="Cluster.EksCluster.ClusterName"/>.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The permission boundary of its role (ARN).</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>After how many minutes without need a node is stopped. Default: 10.</summary>
    public int IdleMinutes { get; init; } = 10;
}
