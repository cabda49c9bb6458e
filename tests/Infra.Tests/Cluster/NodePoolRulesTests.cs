using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Harness;

namespace LandingZone.Infra.Tests.Cluster;

public sealed class NodePoolRulesTests
{
    private const string Reservation = "cr-0123456789abcdef0";

    private const string KeyRule =
        "write up to 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit, after an optional prefix 'domain/'";

    private const string ValueRule =
        "write up to 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit, or nothing";

    private const string ReservedRule =
        "Kubernetes and EKS keep kubernetes.io, k8s.io and eks.amazonaws.com, and the platform sets landing-zone and nvidia.com/gpu";

    private static readonly NodePool SystemPool = new()
    {
        Name = "system", Purpose = NodePoolPurpose.System, InstanceTypes = Types("m7i.large"), MinSize = 2, MaxSize = 4,
    };

    private static readonly NodePool GpuPool = new()
    {
        Name = "gpu", Purpose = NodePoolPurpose.Gpu, InstanceTypes = Types("g6.xlarge"), MinSize = 0, MaxSize = 4,
    };

    [Fact]
    public Task A_GPU_pool_takes_GPU_types_only() => RefusesAsync(
        GpuPool with { InstanceTypes = Types("g6.xlarge", "m7i.large") },
        "Pool 'gpu': m7i.large is not a GPU type; name types with NVIDIA GPUs, for example g6.xlarge or p5.48xlarge.");

    [Theory]
    [InlineData("g4ad.xlarge", "AMD Radeon Pro V520")]
    [InlineData("p2.xlarge", "NVIDIA K80")]
    [InlineData("g3.4xlarge", "NVIDIA M60")]
    public Task A_GPU_pool_takes_GPUs_that_the_image_has_a_driver_for(string type, string gpu) => RefusesAsync(
        GpuPool with { InstanceTypes = Types(type) },
        $"Pool 'gpu': {type} has {gpu} GPUs, for which the EKS image has no driver; "
        + "name types with newer NVIDIA GPUs, for example g6.xlarge or p5.48xlarge.");

    [Theory]
    [InlineData(NodePoolPurpose.Cpu)]
    [InlineData(NodePoolPurpose.System)]
    public Task Other_pools_take_no_GPU_types(NodePoolPurpose purpose) => RefusesAsync(
        SystemPool with { Name = "work", Purpose = purpose, InstanceTypes = Types("g6.xlarge") },
        "Pool 'work': g6.xlarge has GPUs, which nothing here may use; put it in a pool of purpose Gpu.");

    [Fact]
    public Task A_pool_has_one_processor_architecture() => RefusesAsync(
        GpuPool with { InstanceTypes = Types("g5.xlarge", "g5g.xlarge") },
        "Pool 'gpu': its instance types are of two processor architectures, and a node group has one image; make two pools of it.");

    [Fact]
    public Task A_pool_has_instance_types() => RefusesAsync(
        GpuPool with { InstanceTypes = [] }, "Pool 'gpu': there is no instance type; name one or more.");

    [Fact]
    public Task An_instance_type_is_named_once() => RefusesAsync(
        GpuPool with { InstanceTypes = Types("g6.xlarge", "g6.xlarge") }, "Pool 'gpu': g6.xlarge is named 2 times; once is enough.");

    [Theory]
    [InlineData(3, null, 2)]
    [InlineData(0, null, 0)]
    [InlineData(-1, null, 2)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 3, 2)]
    [InlineData(0, null, 451)]
    public Task Sizes_are_in_order(int min, int? initial, int max) => RefusesAsync(
        GpuPool with { MinSize = min, InitialSize = initial, MaxSize = max },
        $"Pool 'gpu': the sizes {min} (min), {initial ?? min} (initial), {max} (max) are out of order; "
        + "0 <= min <= initial <= max must hold, and max must be from 1 to 450.");

    [Fact]
    public async Task A_system_pool_survives_the_loss_of_a_node() => Assert.Equal(
        "NodePools 'eks-nodes' cannot be made:\n"
        + "- Pool 'system': a system pool needs 2 nodes or more, so that the loss of one does not stop DNS; MinSize is 1.",
        await ProblemAsync(SystemPool with { MinSize = 1 }));

    [Fact]
    public async Task A_system_pool_runs_on_on_demand_capacity() => Assert.Equal(
        "NodePools 'eks-nodes' cannot be made:\n"
        + "- Pool 'system': system pods need on-demand capacity, which neither ends nor is taken back.",
        await ProblemAsync(SystemPool with { Capacity = NodeCapacity.Spot }));

    [Fact]
    public async Task A_system_pool_lets_the_add_ons_in() => Assert.Equal(
        "NodePools 'eks-nodes' cannot be made:\n"
        + "- Pool 'system': the taint 'dedicated' would keep off the add-ons, which tolerate CriticalAddonsOnly only; "
        + "use that one or none.",
        await ProblemAsync(SystemPool with { Taints = [new("dedicated", "system", NodeTaintEffect.NoSchedule)] }));

    [Fact]
    public async Task There_is_a_system_pool() => Assert.Equal(
        "NodePools 'eks-nodes' cannot be made:\n"
        + "- There is no pool for system pods; add one of purpose System, since the others are for work.",
        await ProblemAsync(GpuPool));

    [Fact]
    public async Task Names_of_pools_and_zones_of_subnets_are_unique()
    {
        var args = new NodePoolsArgs
        {
            Zone = Samples.Rnd,
            ClusterName = "eks",
            Version = KubernetesVersion.Parse("1.35"),
            VpcId = "vpc-1",
            Subnets = [new(AvailabilityZone.Parse("eu-west-1a"), "subnet-1"), new(AvailabilityZone.Parse("eu-west-1a"), "subnet-2")],
            NodeSecurityGroupId = "sg-1",
            VolumeKeyArn = "key",
            Pools = [SystemPool, SystemPool],
        };

        Assert.Equal(
            "NodePools 'eks-nodes' cannot be made:\n"
            + "- There are 2 pools named 'system'; names must be unique.\n"
            + "- Subnets has 2 subnets in eu-west-1a; give one for each availability zone.",
            await ProblemAsync(args));
    }

    [Theory]
    [InlineData("Gpu")]
    [InlineData("1gpu")]
    [InlineData("gpu-")]
    [InlineData("gpu_1")]
    [InlineData("a-name-that-is-thirty-one-long-x")]
    public Task Names_are_such_that_AWS_accepts_what_is_made_of_them(string name) => RefusesAsync(
        GpuPool with { Name = name },
        $"Pool '{name}': the name must be up to 30 lower-case letters, digits and hyphens, beginning with a letter.");

    [Theory]
    [InlineData(NodePoolPurpose.Gpu, "g6.xlarge", 49, 50)]
    [InlineData(NodePoolPurpose.Cpu, "m7i.large", 19, 20)]
    [InlineData(NodePoolPurpose.Cpu, "m7i.large", 16385, 20)]
    public Task Volumes_are_large_enough_for_the_image(NodePoolPurpose purpose, string type, int gib, int smallest) => RefusesAsync(
        GpuPool with { Purpose = purpose, InstanceTypes = Types(type), DiskGib = gib },
        $"Pool 'gpu': DiskGib is {gib}; it must be from {smallest} to 16384.");

    [Fact]
    public Task Zones_have_a_subnet() => RefusesAsync(
        GpuPool with { AvailabilityZones = [AvailabilityZone.Parse("eu-west-1c")] },
        "Pool 'gpu': there is no subnet in eu-west-1c; there are subnets in eu-west-1a, eu-west-1b.");

    [Fact]
    public Task A_reservation_is_of_one_type_in_one_zone() => RefusesAsync(
        GpuPool with { Capacity = NodeCapacity.Reservation(Reservation), InstanceTypes = Types("g6.xlarge", "g6.2xlarge") },
        $"Pool 'gpu': the reservation {Reservation} is of one instance type; name that one alone.",
        $"Pool 'gpu': the reservation {Reservation} is in one availability zone; name that one in AvailabilityZones.");

    [Fact]
    public Task A_capacity_block_begins_and_ends() => RefusesAsync(
        GpuPool with
        {
            Capacity = NodeCapacity.CapacityBlock(Reservation),
            AvailabilityZones = [AvailabilityZone.Parse("eu-west-1a")],
            MinSize = 1,
        },
        "Pool 'gpu': a capacity block begins and ends, so MinSize must be 0 there; it is 1.");

    [Fact]
    public Task A_capacity_block_is_for_GPUs() => RefusesAsync(
        GpuPool with
        {
            Purpose = NodePoolPurpose.Cpu,
            InstanceTypes = Types("m7i.large"),
            Capacity = NodeCapacity.CapacityBlock(Reservation),
            AvailabilityZones = [AvailabilityZone.Parse("eu-west-1a")],
        },
        "Pool 'gpu': capacity blocks are for GPU pools.");

    [Theory]
    [InlineData("0123456789abcdef0")]
    [InlineData("cr-0123456789ABCDEF0")]
    [InlineData("cr-0123456789abcdef0\n")]
    [InlineData("")]
    public void A_reservation_has_the_id_of_one(string id)
    {
        var message = $"'{id}' is not the id of a capacity reservation; it is 'cr-' and 17 (or, on old ones, 8) hexadecimal digits, "
            + "as `aws ec2 describe-capacity-reservations` shows it.";

        Assert.Equal(message, Assert.Throws<FormatException>(() => NodeCapacity.Reservation(id)).Message);
        Assert.Equal(message, Assert.Throws<FormatException>(() => NodeCapacity.CapacityBlock(id)).Message);
    }

    [Fact]
    public Task Distributed_training_needs_EFA_and_one_zone() => RefusesAsync(
        GpuPool with { DistributedTraining = true, InstanceTypes = Types("g6.xlarge", "p3.16xlarge", "p5.48xlarge") },
        "Pool 'gpu': distributed training needs its nodes side by side; name exactly one availability zone in AvailabilityZones.",
        "Pool 'gpu': g6.xlarge does not support EFA, which distributed training needs; name types that do, such as g6.8xlarge.",
        "Pool 'gpu': p3.16xlarge does not support EFA, which distributed training needs; name types that do, such as p5.48xlarge.");

    [Fact]
    public Task GPU_nodes_run_Amazon_Linux() => RefusesAsync(
        GpuPool with { OperatingSystem = NodeOperatingSystem.Bottlerocket, UseLocalNvme = true },
        "Pool 'gpu': GPU nodes run Amazon Linux 2023; Bottlerocket brings a device plugin of its own, beside that of the GPU operator.",
        "Pool 'gpu': UseLocalNvme is set up by Amazon Linux 2023; turn it off on Bottlerocket.");

    [Fact]
    public Task Local_disks_are_used_where_there_are_any() => RefusesAsync(
        GpuPool with { InstanceTypes = Types("p3.2xlarge"), UseLocalNvme = true },
        "Pool 'gpu': p3.2xlarge has no NVMe disks of its own; turn UseLocalNvme off, or name types that have some.");

    [Theory]
    [InlineData("a b", "x", $"the label key 'a b' is not one; {KeyRule}.")]
    [InlineData("Domain/a", "x", $"the label key 'Domain/a' is not one; {KeyRule}.")]
    [InlineData("team", "-x", $"the label 'team' has the value '-x'; {ValueRule}.")]
    [InlineData("node.kubernetes.io/x", "x", $"the label key 'node.kubernetes.io/x' is reserved; {ReservedRule}.")]
    [InlineData("landing-zone/purpose", "x", $"the label key 'landing-zone/purpose' is reserved; {ReservedRule}.")]
    public Task Labels_are_such_that_Kubernetes_accepts_them(string key, string value, string problem) => RefusesAsync(
        GpuPool with { Labels = GpuPool.Labels.Add(key, value) }, $"Pool 'gpu': {problem}");

    [Theory]
    [InlineData("example.com/team_a.b", "")]
    [InlineData("team", "a.b-c_D")]
    public async Task Good_labels_and_taints_are_accepted(string key, string value)
    {
        var pool = GpuPool with { Labels = GpuPool.Labels.Add(key, value), Taints = [new(key, value, NodeTaintEffect.PreferNoSchedule)] };
        var args = NodePoolsTests.Args([SystemPool, pool]);
        var stack = await StackRecorder.RunAsync(options => _ = new NodePools("eks-nodes", args, options));

        Assert.Equal(value, stack["eks-nodes-gpu"].Inputs["labels"]![key]!.GetValue<string>());
    }

    [Fact]
    public Task Taints_are_such_that_Kubernetes_accepts_them() => RefusesAsync(
        GpuPool with
        {
            Taints = [new("a b", "c d", NodeTaintEffect.NoSchedule), new("nvidia.com/gpu", "false", NodeTaintEffect.NoSchedule)],
        },
        $"Pool 'gpu': the taint key 'a b' is not one; {KeyRule}.",
        $"Pool 'gpu': the taint 'a b' has the value 'c d'; {ValueRule}.",
        $"Pool 'gpu': the taint key 'nvidia.com/gpu' is reserved; {ReservedRule}.");

    [Fact]
    public async Task Everything_that_is_wrong_in_all_pools_is_said_at_once() => Assert.Equal(
        """
        NodePools 'eks-nodes' cannot be made:
        - Pool 'system': the sizes 2 (min), 2 (initial), 1 (max) are out of order; 0 <= min <= initial <= max must hold, and max must be from 1 to 450.
        - Pool 'gpu': DiskGib is 1; it must be from 50 to 16384.
        - Pool 'gpu': m7i.large is not a GPU type; name types with NVIDIA GPUs, for example g6.xlarge or p5.48xlarge.
        """.ReplaceLineEndings("\n"),
        await ProblemAsync(SystemPool with { MaxSize = 1 }, GpuPool with { DiskGib = 1, InstanceTypes = Types("m7i.large") }));

    /// <summary>The pool, beside a good system pool, is refused for exactly these reasons.</summary>
    private static async Task RefusesAsync(NodePool pool, params string[] reasons)
    {
        var good = SystemPool with { Name = "good" };
        var expected = "NodePools 'eks-nodes' cannot be made:" + string.Concat(reasons.Select(reason => $"\n- {reason}"));

        Assert.Equal(expected, await ProblemAsync(good, pool));
    }

    private static Task<string> ProblemAsync(params NodePool[] pools) => ProblemAsync(NodePoolsTests.Args(pools));

    private static async Task<string> ProblemAsync(NodePoolsArgs args)
    {
        var message = "";
        await StackRecorder.RunAsync(options =>
            message = Assert.Throws<ArgumentException>(() => new NodePools("eks-nodes", args, options)).Message);
        return message;
    }

    private static InstanceType[] Types(params string[] names) => [.. names.Select(InstanceType.Parse)];
}
