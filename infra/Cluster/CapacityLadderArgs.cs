using LandingZone.Facts;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Cluster;

/// <summary>What a <see cref="CapacityLadder"/> is made from.</summary>
public sealed class CapacityLadderArgs
{
    /// <summary>The zone that the cluster belongs to.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>Its name, unique among the cluster's pools: up to 30 lower-case letters, digits and hyphens. Nodes carry it as landing-zone/node-pool.</summary>
    public required string Name { get; init; }

    /// <summary>The rungs in the order in which they are tried: blocks and reservations, which are paid for anyway, before the others. Up to 9.</summary>
    public required IReadOnlyList<CapacityRung> Rungs { get; init; }

    /// <summary>After how many minutes without a pod a node is stopped: 1 to 1440. Default: 10.</summary>
    public int IdleMinutes { get; init; } = 10;

    /// <summary>After how many days a node is replaced by one with the newest image: 1 to 90. Default: 14.</summary>
    public int MaxAgeDays { get; init; } = 14;

    /// <summary>The size of a node's encrypted gp3 volume in GiB: 50 to 16384. Default: 200.</summary>
    public int DiskGib { get; init; } = 200;

    /// <summary>
    /// The machine image, as Karpenter writes it: a family and a version, "al2023@v20261015", or "al2023@latest", which follows AWS's releases as
    /// nodes are replaced. Default: the latest.
    /// </summary>
    public string Image { get; init; } = "al2023@latest";

    /// <summary>Taints of the nodes beside nvidia.com/gpu. Default: none.</summary>
    public IReadOnlyList<NodeTaint> Taints { get; init; } = [];

    /// <summary>
    /// Gives every node an Elastic Fabric Adapter on each network card that has one, and puts the nodes of a rung side by side in one availability
    /// zone. Every instance type must support EFA, and those of one rung must have the same network cards. Default: not.
    /// </summary>
    public bool DistributedTraining { get; init; }

    /// <summary>
    /// How pods share a GPU. Karpenter counts whole GPUs: it starts a node for each GPU that waiting pods ask for, and what others share on it is
    /// there once it is up. Default: not at all.
    /// </summary>
    public GpuSharing Sharing { get; init; } = GpuSharing.None;

    /// <summary>The VPC, for the security group of the adapters.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The private subnets that nodes may live in.</summary>
    public required IReadOnlyList<NodeSubnet> Subnets { get; init; }

    /// <summary>The security groups of the nodes.</summary>
    public required IReadOnlyList<Input<string>> SecurityGroupIds { get; init; }

    /// <summary>The instance profile of the nodes: that of Karpenter.</summary>
    public required Input<string> InstanceProfile { get; init; }

    /// <summary>The KMS key of the nodes' volumes (ARN).</summary>
    public required Input<string> VolumeKeyArn { get; init; }
}
