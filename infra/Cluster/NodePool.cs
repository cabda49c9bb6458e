using System.Collections.Immutable;
using LandingZone.Facts;

namespace LandingZone.Cluster;

/// <summary>
/// A set of nodes of one kind. Pools of different instance families, generations and ways of paying stand side by side in a cluster,
/// and pods choose among them by labels and tolerations.
/// </summary>
public sealed record NodePool
{
    /// <summary>
    /// Its name, unique in the cluster: up to 30 lower-case letters, digits and hyphens, beginning with a letter.
    /// Nodes carry it as the label landing-zone/node-pool.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>What runs on it.</summary>
    public required NodePoolPurpose Purpose { get; init; }

    /// <summary>
    /// The instance types, in order of preference, all of one processor architecture. A pool for distributed training
    /// gets a node group of its own for each of them.
    /// </summary>
    public required IReadOnlyList<InstanceType> InstanceTypes { get; init; }

    /// <summary>How its capacity is bought.</summary>
    public NodeCapacity Capacity { get; init; } = NodeCapacity.OnDemand;

    /// <summary>The fewest nodes; 0 lets the autoscaler empty the pool. A pool of several node groups has it once for each.</summary>
    public required int MinSize { get; init; }

    /// <summary>
    /// How many nodes to begin with; without it, <see cref="MinSize"/>. Only the first deployment uses it:
    /// later the autoscaler decides, and a deployment does not undo that.
    /// </summary>
    public int? InitialSize { get; init; }

    /// <summary>The most nodes, 1 or more.</summary>
    public required int MaxSize { get; init; }

    /// <summary>The size of a node's encrypted gp3 volume in GiB: 20 to 16384, and 50 or more on GPU nodes.</summary>
    public int DiskGib { get; init; } = 100;

    /// <summary>
    /// Joins the NVMe disks of the instances (instance store) and keeps images, logs and pods' scratch data on them instead of the volume.
    /// Every instance type must have such disks; what they hold is encrypted by the hardware and gone when the node is.
    /// </summary>
    public bool UseLocalNvme { get; init; }

    /// <summary>The operating system. GPU pools run Amazon Linux 2023.</summary>
    public NodeOperatingSystem OperatingSystem { get; init; } = NodeOperatingSystem.AmazonLinux2023;

    /// <summary>
    /// The availability zones to use; empty means every zone that there is a subnet for. Pools for distributed training name exactly one.
    /// </summary>
    public IReadOnlyList<AvailabilityZone> AvailabilityZones { get; init; } = [];

    /// <summary>Labels of the nodes beside those that the platform sets.</summary>
    public ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Taints of the nodes beside those that the platform sets (nvidia.com/gpu=true:NoSchedule on GPU nodes).</summary>
    public IReadOnlyList<NodeTaint> Taints { get; init; } = [];

    /// <summary>
    /// Puts the nodes side by side in one availability zone (cluster placement group) with an Elastic Fabric Adapter
    /// on every network card that has one. Every instance type must support EFA.
    /// </summary>
    public bool DistributedTraining { get; init; }

    /// <summary>How pods share a GPU.</summary>
    public GpuSharing Sharing { get; init; } = GpuSharing.None;
}
