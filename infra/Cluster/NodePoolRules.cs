using System.Text.RegularExpressions;
using LandingZone.Facts;

namespace LandingZone.Cluster;

/// <summary>What must hold for the arguments of <see cref="NodePools"/>.</summary>
internal static partial class NodePoolRules
{
    private const int SmallestDiskGib = 20;
    private const int SmallestGpuDiskGib = 50;

    /// <summary>The largest gp3 volume (EBS User Guide).</summary>
    private const int LargestDiskGib = 16384;

    /// <summary>The taint that the add-ons of EKS tolerate.</summary>
    private const string CriticalAddons = "CriticalAddonsOnly";

    /// <summary>Nodes per managed node group (EKS quotas, default).</summary>
    private const int MostNodes = 450;

    /// <exception cref="ArgumentException">A rule is broken; the message lists all that are.</exception>
    public static void Check(string name, NodePoolsArgs args)
    {
        var problems = new ArgumentProblems(nameof(NodePools), name);
        CheckTogether(problems, args.Pools);
        foreach (var twice in args.Subnets.GroupBy(subnet => subnet.Zone).Where(group => group.Count() > 1))
        {
            problems.Add($"Subnets has {twice.Count()} subnets in {twice.Key}; give one for each availability zone.");
        }

        foreach (var pool in args.Pools)
        {
            var check = new PoolCheck(problems, pool);
            check.Run();
            check.CheckZones([.. args.Subnets.Select(subnet => subnet.Zone)]);
        }

        problems.ThrowIfAny();
    }

    /// <summary>What is wrong with one pool among a zone's availability zones.</summary>
    public static IReadOnlyList<string> ProblemsOf(NodePool pool, IReadOnlyCollection<AvailabilityZone> zones)
    {
        var problems = new ArgumentProblems(nameof(NodePools), pool.Name);
        var check = new PoolCheck(problems, pool);
        check.Run();
        check.CheckZones(zones);
        return problems.All;
    }

    /// <summary>What is wrong with the pools together, whatever may be wrong with each.</summary>
    public static IReadOnlyList<string> ProblemsOf(IReadOnlyList<NodePool> pools)
    {
        var problems = new ArgumentProblems(nameof(NodePools), "");
        CheckTogether(problems, pools);
        return problems.All;
    }

    private static void CheckTogether(ArgumentProblems problems, IReadOnlyList<NodePool> pools)
    {
        problems.AddIf(
            !pools.Any(pool => pool.Purpose == NodePoolPurpose.System),
            "There is no pool for system pods; add one of purpose System, since the others are for work.");
        foreach (var twice in pools.GroupBy(pool => pool.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"There are {twice.Count()} pools named '{twice.Key}'; names must be unique.");
        }
    }

    /// <summary>The checks of one pool.</summary>
    private readonly struct PoolCheck(ArgumentProblems problems, NodePool pool)
    {
        public void Run()
        {
            AddIf(
                !PoolName().IsMatch(pool.Name),
                "the name must be up to 30 lower-case letters, digits and hyphens, beginning with a letter");
            CheckSizes();
            CheckDisk();
            CheckLabelsAndTaints();
            if (pool.InstanceTypes.Count == 0)
            {
                Add("there is no instance type; name one or more");
                return;
            }

            CheckInstanceTypes();
            CheckCapacity();
            CheckFabric();
        }

        private void CheckSizes()
        {
            AddIf(
                pool.MinSize < 0 || pool.MaxSize < 1 || pool.MaxSize > MostNodes || pool.MinSize > pool.MaxSize
                    || pool.InitialSize < pool.MinSize || pool.InitialSize > pool.MaxSize,
                $"the sizes {pool.MinSize} (min), {pool.InitialSize ?? pool.MinSize} (initial), {pool.MaxSize} (max) are out of order; "
                + $"0 <= min <= initial <= max must hold, and max must be from 1 to {MostNodes}");
            AddIf(
                pool is { Purpose: NodePoolPurpose.System, MinSize: < 2 },
                $"a system pool needs 2 nodes or more, so that the loss of one does not stop DNS; MinSize is {pool.MinSize}");
        }

        private void CheckDisk()
        {
            var smallest = pool.Purpose == NodePoolPurpose.Gpu ? SmallestGpuDiskGib : SmallestDiskGib;
            AddIf(
                pool.DiskGib < smallest || pool.DiskGib > LargestDiskGib,
                $"DiskGib is {pool.DiskGib}; it must be from {smallest} to {LargestDiskGib}");
        }

        public void CheckZones(IReadOnlyCollection<AvailabilityZone> zones)
        {
            foreach (var zone in pool.AvailabilityZones.Where(zone => !zones.Contains(zone)))
            {
                Add($"there is no subnet in {zone}; there are subnets in {string.Join(", ", zones.Select(known => known.Name))}");
            }
        }

        private void CheckInstanceTypes()
        {
            foreach (var twice in pool.InstanceTypes.GroupBy(type => type).Where(group => group.Count() > 1))
            {
                Add($"{twice.Key} is named {twice.Count()} times; once is enough");
            }

            AddIf(
                pool.InstanceTypes.Select(type => type.Architecture).Distinct().Count() > 1,
                "its instance types are of two processor architectures, and a node group has one image; make two pools of it");

            foreach (var type in pool.InstanceTypes)
            {
                CheckInstanceType(type);
            }
        }

        private void CheckInstanceType(InstanceType type)
        {
            if (pool.Purpose != NodePoolPurpose.Gpu)
            {
                AddIf(type.Gpu is not null, $"{type} has GPUs, which nothing here may use; put it in a pool of purpose Gpu");
            }
            else if (type.Gpu is null)
            {
                Add($"{type} is not a GPU type; name types with NVIDIA GPUs, for example g6.xlarge or p5.48xlarge");
            }
            else if (!type.Gpu.HasEksImage)
            {
                Add($"{type} has {type.Gpu.Manufacturer} {type.Gpu.Model} GPUs, for which the EKS image has no driver; "
                    + "name types with newer NVIDIA GPUs, for example g6.xlarge or p5.48xlarge");
            }

            AddIf(
                pool is { DistributedTraining: true } && pool.Sharing != GpuSharing.None,
                "distributed training needs whole GPUs; take Sharing out");
            if (pool.Sharing.ProblemWith(type) is { } problem)
            {
                Add(problem.TrimEnd('.'));
            }

            AddIf(
                pool.UseLocalNvme && !type.HasLocalNvme,
                $"{type} has no NVMe disks of its own; turn UseLocalNvme off, or name types that have some");
        }

        private void CheckCapacity()
        {
            AddIf(
                pool is { OperatingSystem: NodeOperatingSystem.Bottlerocket, Purpose: NodePoolPurpose.Gpu },
                "GPU nodes run Amazon Linux 2023; Bottlerocket brings a device plugin of its own, beside that of the GPU operator");
            AddIf(
                pool is { OperatingSystem: NodeOperatingSystem.Bottlerocket, UseLocalNvme: true },
                "UseLocalNvme is set up by Amazon Linux 2023; turn it off on Bottlerocket");
            AddIf(
                pool.Capacity.IsReserved && pool.InstanceTypes.Count > 1,
                $"the reservation {pool.Capacity.ReservationId} is of one instance type; name that one alone");
            AddIf(
                pool.Capacity.IsReserved && pool.AvailabilityZones.Count != 1,
                $"the reservation {pool.Capacity.ReservationId} is in one availability zone; name that one in AvailabilityZones");
            AddIf(
                pool is { Capacity.Kind: NodeCapacityKind.CapacityBlock, Purpose: not NodePoolPurpose.Gpu },
                "capacity blocks are for GPU pools");
            AddIf(
                pool is { Capacity.Kind: NodeCapacityKind.CapacityBlock, MinSize: > 0 },
                $"a capacity block begins and ends, so MinSize must be 0 there; it is {pool.MinSize}");
            AddIf(
                pool is { Purpose: NodePoolPurpose.System, Capacity.Kind: not NodeCapacityKind.OnDemand },
                "system pods need on-demand capacity, which neither ends nor is taken back");
        }

        private void CheckFabric()
        {
            if (!pool.DistributedTraining)
            {
                return;
            }

            AddIf(pool.Purpose == NodePoolPurpose.System, "a system pool is not for distributed training");
            AddIf(
                !pool.Capacity.IsReserved && pool.AvailabilityZones.Count != 1,
                "distributed training needs its nodes side by side; name exactly one availability zone in AvailabilityZones");
            foreach (var type in pool.InstanceTypes.Where(type => !type.SupportsEfa))
            {
                Add($"{type} does not support EFA, which distributed training needs; name types that do, such as {ExampleWithEfa(type)}");
            }
        }

        private void CheckLabelsAndTaints()
        {
            foreach (var (key, value) in pool.Labels)
            {
                AddIf(!LabelSyntax.IsKey(key), $"the label key '{key}' is not one; {LabelSyntax.KeyRule}");
                AddIf(!LabelSyntax.IsValue(value), $"the label '{key}' has the value '{value}'; {LabelSyntax.ValueRule}");
                AddIf(LabelSyntax.IsReserved(key), $"the label key '{key}' is reserved; {LabelSyntax.ReservedRule}");
            }

            foreach (var taint in pool.Taints)
            {
                AddIf(!LabelSyntax.IsKey(taint.Key), $"the taint key '{taint.Key}' is not one; {LabelSyntax.KeyRule}");
                AddIf(!LabelSyntax.IsValue(taint.Value), $"the taint '{taint.Key}' has the value '{taint.Value}'; {LabelSyntax.ValueRule}");
                var keepsAddonsOff = taint.Key != CriticalAddons && taint.Effect != NodeTaintEffect.PreferNoSchedule;
                AddIf(
                    pool.Purpose == NodePoolPurpose.System && keepsAddonsOff,
                    $"the taint '{taint.Key}' would keep off the add-ons, which tolerate {CriticalAddons} only; use that one or none");
                AddIf(LabelSyntax.IsReserved(taint.Key), $"the taint key '{taint.Key}' is reserved; {LabelSyntax.ReservedRule}");
            }
        }

        /// <summary>A type with EFA of the same family, else of any.</summary>
        private static string ExampleWithEfa(InstanceType type) => InstanceType.All
            .Where(known => known.SupportsEfa && known.Family == type.Family)
            .OrderBy(known => known.VirtualCpus)
            .Select(known => known.Name)
            .FirstOrDefault("p5.48xlarge");

        private void Add(string problem) => problems.Add($"Pool '{pool.Name}': {problem}.");

        private void AddIf(bool found, string problem)
        {
            if (found)
            {
                Add(problem);
            }
        }
    }

    [GeneratedRegex("^[a-z](?:[a-z0-9-]{0,28}[a-z0-9])?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex PoolName();
}
