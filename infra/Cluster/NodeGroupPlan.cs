using System.Collections.Immutable;
using System.Globalization;
using LandingZone.Facts;

namespace LandingZone.Cluster;

/// <summary>One managed node group of a pool: what follows from the pool's settings and the facts about its instance types.</summary>
internal sealed class NodeGroupPlan
{
    private const string GpuResource = "nvidia.com/gpu";

    private NodeGroupPlan(NodePool pool, string name, IReadOnlyList<InstanceType> instanceTypes)
    {
        Pool = pool;
        Name = name;
        InstanceTypes = instanceTypes;
    }

    public NodePool Pool { get; }

    /// <summary>The pool's name, and where the pool has a group for each instance type, the type.</summary>
    public string Name { get; }

    public IReadOnlyList<InstanceType> InstanceTypes { get; }

    /// <summary>A reservation fixes where its instances stand, so only bought capacity is placed by a group of ours.</summary>
    public bool HasPlacementGroup => Pool is { DistributedTraining: true, Capacity.IsReserved: false };

    /// <summary>The image, by the names of the EKS API (CreateNodegroup, amiType).</summary>
    public string AmiType
    {
        get
        {
            var arm = InstanceTypes[0].Architecture == ProcessorArchitecture.Arm64;
            return Pool switch
            {
                { OperatingSystem: NodeOperatingSystem.Bottlerocket } => arm ? "BOTTLEROCKET_ARM_64" : "BOTTLEROCKET_x86_64",
                { Purpose: NodePoolPurpose.Gpu } => arm ? "AL2023_ARM_64_NVIDIA" : "AL2023_x86_64_NVIDIA",
                _ => arm ? "AL2023_ARM_64_STANDARD" : "AL2023_x86_64_STANDARD",
            };
        }
    }

    /// <summary>How it is paid for, by the names of the EKS API. An On-Demand Capacity Reservation is on-demand capacity to EKS.</summary>
    public string CapacityType => Pool.Capacity.Kind switch
    {
        NodeCapacityKind.Spot => "SPOT",
        NodeCapacityKind.CapacityBlock => "CAPACITY_BLOCK",
        _ => "ON_DEMAND",
    };

    public ImmutableDictionary<string, string> Labels
    {
        get
        {
            var labels = Pool.Labels.ToBuilder();
            labels["landing-zone/node-pool"] = Pool.Name;
            labels["landing-zone/purpose"] = Pool.Purpose.ToString().ToLowerInvariant();
            if (Pool.Purpose == NodePoolPurpose.Gpu)
            {
                // Where GPUs differ, the operator's feature discovery tells them apart once a node is up.
                labels["nvidia.com/gpu.present"] = "true";

                // By this the cluster autoscaler waits for the GPUs of a node that has just started, instead of starting another.
                labels["k8s.amazonaws.com/accelerator"] = "nvidia";
                var models = InstanceTypes.Select(type => type.Gpu!.Model).Distinct().ToList();
                if (models.Count == 1)
                {
                    labels["landing-zone/gpu-model"] = models[0].Replace(' ', '-');
                }
            }

            foreach (var (key, value) in Pool.Sharing.Labels)
            {
                labels[key] = value;
            }

            if (Pool.DistributedTraining)
            {
                labels["landing-zone/distributed-training"] = "true";
            }

            return labels.ToImmutable();
        }
    }

    public IEnumerable<NodeTaint> Taints =>
        Pool.Purpose == NodePoolPurpose.Gpu
            ? [new NodeTaint(GpuResource, "true", NodeTaintEffect.NoSchedule), .. Pool.Taints]
            : Pool.Taints;

    /// <summary>
    /// Extended resources of a node, for an autoscaler that must start the first one; of differing types, what the least of them has.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> AutoscalerHints
    {
        get
        {
            if (Pool is { MinSize: 0, Purpose: NodePoolPurpose.Gpu })
            {
                yield return KeyValuePair.Create(GpuResource, Count(InstanceTypes.Min(Pool.Sharing.OffersOf)));
            }

            if (Pool is { MinSize: 0, DistributedTraining: true })
            {
                yield return KeyValuePair.Create("vpc.amazonaws.com/efa", Count(InstanceTypes.Min(type => type.EfaInterfaces)));
            }
        }
    }

    /// <summary>The groups of a pool: one, or one for each instance type where their network cards must be laid out.</summary>
    public static IEnumerable<NodeGroupPlan> Of(NodePool pool) => pool.DistributedTraining
        ? pool.InstanceTypes.Select(type => new NodeGroupPlan(pool, $"{pool.Name}-{type.Name.Replace('.', '-')}", [type]))
        : [new NodeGroupPlan(pool, pool.Name, pool.InstanceTypes)];

    /// <summary>The subnets that its nodes may live in.</summary>
    public IEnumerable<NodeSubnet> Subnets(IEnumerable<NodeSubnet> all) =>
        Pool.AvailabilityZones.Count == 0 ? all : all.Where(subnet => Pool.AvailabilityZones.Contains(subnet.Zone));

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
