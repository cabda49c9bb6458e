using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Harness;

namespace LandingZone.Infra.Tests.Cluster;

public sealed class CapacityLadderTests
{
    private const string Block = "cr-0b1c2d3e4f5a60718";
    private const string Reservation = "cr-0c1d2e3f4a5b60718";

    [Fact]
    public async Task The_rungs_are_tried_in_order()
    {
        var stack = await RecordAsync(Args());

        Assert.Equal(
            [("ladder-block", 100), ("ladder-reserved", 90), ("ladder-on-demand", 80), ("ladder-alternative", 70)],
            stack.OfType("kubernetes:karpenter.sh/v1:NodePool")
                .Select(pool => (pool.Name, Weight: (int)pool.Inputs["spec"]!["weight"]!.GetValue<double>()))
                .OrderByDescending(pool => pool.Weight));
        Assert.Equal([Block], Values(stack, "block", "karpenter.k8s.aws/capacity-reservation-id"));
        Assert.Equal([Reservation], Values(stack, "reserved", "karpenter.k8s.aws/capacity-reservation-id"));
        Assert.Equal(["reserved"], Values(stack, "block", "karpenter.sh/capacity-type"));
        Assert.Equal(["eu-west-1b"], Values(stack, "block", "topology.kubernetes.io/zone"));
        Assert.Equal(["on-demand"], Values(stack, "on-demand", "karpenter.sh/capacity-type"));
        Assert.Equal(["g5.48xlarge", "g5.12xlarge"], Values(stack, "alternative", "node.kubernetes.io/instance-type"));
        Assert.All(
            stack.OfType("kubernetes:karpenter.sh/v1:NodePool"), pool => Assert.Equal(["ladder-nodes"], pool.DependsOn));
    }

    [Fact]
    public async Task A_rung_ends_at_its_GPUs_and_empties_when_nobody_asks()
    {
        var spec = (await RecordAsync(Args()))["ladder-alternative"].Inputs["spec"]!;

        Assert.Equal("""{"cpu":384,"nvidia.com/gpu":16}""", spec["limits"]!.ToJsonString());
        Assert.Equal("WhenEmpty", spec["disruption"]!["consolidationPolicy"]!.GetValue<string>());
        Assert.Equal("10m", spec["disruption"]!["consolidateAfter"]!.GetValue<string>());
        Assert.Equal("336h", spec["template"]!["spec"]!["expireAfter"]!.GetValue<string>());
        Assert.Equal(
            """[{"effect":"NoSchedule","key":"nvidia.com/gpu","value":"true"}]""", spec["template"]!["spec"]!["taints"]!.ToJsonString());
    }

    [Fact]
    public async Task Nodes_are_private_encrypted_and_know_their_reservations()
    {
        var spec = (await RecordAsync(Args()))["ladder-nodes"].Inputs["spec"]!;

        Assert.False(spec["associatePublicIPAddress"]!.GetValue<bool>());
        Assert.Equal("required", spec["metadataOptions"]!["httpTokens"]!.GetValue<string>());
        Assert.Equal(1, spec["metadataOptions"]!["httpPutResponseHopLimit"]!.GetValue<double>());
        var volume = spec["blockDeviceMappings"]![0]!["ebs"]!;
        Assert.True(volume["encrypted"]!.GetValue<bool>());
        Assert.Equal("key", volume["kmsKeyID"]!.GetValue<string>());
        Assert.Equal($$"""[{"id":"{{Block}}"},{"id":"{{Reservation}}"}]""", spec["capacityReservationSelectorTerms"]!.ToJsonString());
        Assert.Equal("RAID0", spec["instanceStorePolicy"]!.GetValue<string>());
        Assert.Equal("""[{"alias":"al2023@latest"}]""", spec["amiSelectorTerms"]!.ToJsonString());
        Assert.Equal("profile", spec["instanceProfile"]!.GetValue<string>());
        Assert.Equal("rnd", spec["tags"]!["landing-zone:zone"]!.GetValue<string>());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var args = Args(
            new() { Name = "paid", Capacity = NodeCapacity.OnDemand, InstanceTypes = [InstanceType.Parse("m7i.large")], MaxGpus = 1 },
            new()
            {
                Name = "paid",
                Capacity = NodeCapacity.Reservation(Reservation),
                InstanceTypes = [InstanceType.Parse("p4d.24xlarge"), InstanceType.Parse("g5.xlarge")],
                MaxGpus = 0,
                AvailabilityZones = [AvailabilityZone.Parse("eu-west-1c")],
            });
        var message = "";
        await StackRecorder.RunAsync(options => message = Assert.Throws<ArgumentException>(() => new CapacityLadder("ladder", args, options)).Message);

        Assert.Equal(
            $"""
            CapacityLadder 'ladder' cannot be made:
            - Rungs has 2 named 'paid'; names must be unique.
            - Rungs has a block or a reservation after capacity that is paid by use; put first what is paid for anyway.
            - Rung 'paid': m7i.large has no GPU that the EKS image has a driver for; name types that do, such as g6.xlarge or p5.48xlarge.
            - Rung 'paid': {Reservation} is of one instance type; name that one alone.
            - Rung 'paid': MaxGpus is 0, which is less than one node has; it must be 1 or more.
            - Rung 'paid': there is no subnet in eu-west-1c; there are subnets in eu-west-1a, eu-west-1b.
            """.ReplaceLineEndings("\n"),
            message);
    }

    [Fact]
    public async Task Nodes_for_training_have_all_their_adapters_and_stand_side_by_side()
    {
        var stack = await RecordAsync(Fabric(
            new() { Name = "bought", Capacity = NodeCapacity.Reservation(Reservation), InstanceTypes = [P4d], MaxGpus = 8, AvailabilityZones = B },
            new() { Name = "more", Capacity = NodeCapacity.OnDemand, InstanceTypes = [InstanceType.Parse("g4dn.12xlarge")], MaxGpus = 8, AvailabilityZones = B }));

        var bought = stack["ladder-bought-nodes"].Inputs["spec"]!;
        Assert.Equal(
            ["0/0 interface", "0/1 efa-only", "1/0 efa-only", "2/0 efa-only", "3/0 efa-only"],
            bought["networkInterfaces"]!.AsArray().Select(one => $"{one!["networkCardIndex"]}/{one["deviceIndex"]} {one["interfaceType"]}"));
        Assert.False(bought.AsObject().ContainsKey("associatePublicIPAddress"));
        Assert.False(bought.AsObject().ContainsKey("placementGroupSelector"));
        Assert.Equal($$"""[{"id":"{{Reservation}}"}]""", bought["capacityReservationSelectorTerms"]!.ToJsonString());
        Assert.Equal(2, bought["securityGroupSelectorTerms"]!.AsArray().Count);

        var more = stack["ladder-more-nodes"].Inputs["spec"]!;
        Assert.Equal(2, more["networkInterfaces"]!.AsArray().Count);
        Assert.False(more.AsObject().ContainsKey("capacityReservationSelectorTerms"));
        var placement = Assert.Single(stack.OfType("aws:ec2/placementGroup:PlacementGroup")).Inputs;
        Assert.Equal("cluster", placement["strategy"]!.GetValue<string>());
        Assert.Equal(["rnd-eu-west-1-gpu-large-more"], CapacityLadder.PlacementGroupsOf(Samples.Rnd, "gpu-large", Fabric(
            new CapacityRung { Name = "more", Capacity = NodeCapacity.OnDemand, InstanceTypes = [P4d], MaxGpus = 8, AvailabilityZones = B }).Rungs));
        Assert.Equal("rnd-eu-west-1-gpu-large-more", placement["name"]!.GetValue<string>());

        var pool = stack["ladder-more"];
        Assert.Equal(["ladder-more-nodes"], pool.DependsOn);
        Assert.Equal("gpu-large-more", pool.Inputs["spec"]!["template"]!["spec"]!["nodeClassRef"]!["name"]!.GetValue<string>());
        Assert.Equal("true", pool.Inputs["spec"]!["template"]!["metadata"]!["labels"]!["landing-zone/distributed-training"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("g4dn.xlarge", 4, "nvidia.com/device-plugin.config", "turns-4")]
    [InlineData("p4d.24xlarge", 0, "nvidia.com/mig.config", "all-1g.5gb")]
    public async Task Nodes_say_how_their_GPUs_are_shared(string type, int turns, string label, string value)
    {
        var args = Shaped(turns > 0 ? GpuSharing.TimeSlices(turns) : GpuSharing.Instances("1g.5gb"), distributed: false, new CapacityRung
        {
            Name = "one", Capacity = NodeCapacity.OnDemand, InstanceTypes = [InstanceType.Parse(type)], MaxGpus = 8,
        });

        var labels = (await RecordAsync(args))["ladder-one"].Inputs["spec"]!["template"]!["metadata"]!["labels"]!;

        Assert.Equal(value, labels[label]!.GetValue<string>());
    }

    [Fact]
    public async Task Adapters_that_cannot_be_are_refused()
    {
        var args = Shaped(
            GpuSharing.TimeSlices(2),
            distributed: true,
            new CapacityRung { Name = "mixed", Capacity = NodeCapacity.OnDemand, InstanceTypes = [P4d, InstanceType.Parse("g4dn.12xlarge")], MaxGpus = 8, AvailabilityZones = B },
            new CapacityRung { Name = "plain", Capacity = NodeCapacity.OnDemand, InstanceTypes = [InstanceType.Parse("g5.xlarge")], MaxGpus = 8 });
        var message = "";
        await StackRecorder.RunAsync(options => message = Assert.Throws<ArgumentException>(() => new CapacityLadder("ladder", args, options)).Message);

        Assert.Equal(
            """
            CapacityLadder 'ladder' cannot be made:
            - Sharing is given, and distributed training needs whole GPUs; take it out.
            - Rung 'mixed': p4d.24xlarge and g4dn.12xlarge differ in their network cards, which one class of nodes cannot lay out; make a rung of each.
            - Rung 'plain': g5.xlarge does not support EFA, which distributed training needs; name types that do, such as p4d.24xlarge.
            - Rung 'plain': distributed training needs its nodes side by side; name exactly one availability zone.
            """.ReplaceLineEndings("\n"),
            message);
    }

    [Fact]
    public void What_may_run_stays_within_the_quotas_of_the_account()
    {
        var quotas = new VirtualCpuQuotas { P = 100, G = 1000 };

        Assert.Equal(
            [
                "The pools and ladders may run 192 vCPUs of P instances, and the account's quota is 100; "
                + "lower what they may run, or have the quota raised and say so in the settings.",
            ],
            quotas.ProblemsOf([(InstanceType.Parse("p4d.24xlarge"), 96), (InstanceType.Parse("p4d.24xlarge"), 96), (InstanceType.Parse("g5.xlarge"), 4)]));
        Assert.Empty(new VirtualCpuQuotas().ProblemsOf([(InstanceType.Parse("p4d.24xlarge"), 9600)]));
    }

    private static IEnumerable<string> Values(RecordedStack stack, string rung, string key) =>
        stack[$"ladder-{rung}"].Inputs["spec"]!["template"]!["spec"]!["requirements"]!.AsArray()
            .Single(requirement => requirement!["key"]!.GetValue<string>() == key)!["values"]!.AsArray()
            .Select(value => value!.GetValue<string>());

    private static Task<RecordedStack> RecordAsync(CapacityLadderArgs args) =>
        StackRecorder.RunAsync(options => _ = new CapacityLadder("ladder", args, options));

    private static readonly InstanceType P4d = InstanceType.Parse("p4d.24xlarge");

    private static readonly AvailabilityZone[] B = [AvailabilityZone.Parse("eu-west-1b")];

    private static CapacityLadderArgs Fabric(params CapacityRung[] rungs) => Shaped(GpuSharing.None, distributed: true, rungs);

    private static CapacityLadderArgs Args(params CapacityRung[] rungs) => Shaped(GpuSharing.None, distributed: false, rungs);

    private static CapacityLadderArgs Shaped(GpuSharing sharing, bool distributed, params CapacityRung[] rungs) => new()
    {
        VpcId = "vpc",
        DistributedTraining = distributed,
        Sharing = sharing,
        Zone = Samples.Rnd,
        Name = "gpu-large",
        Rungs = rungs.Length > 0 ? rungs : Default(),
        Subnets = [new(AvailabilityZone.Parse("eu-west-1a"), "subnet-a"), new(AvailabilityZone.Parse("eu-west-1b"), "subnet-b")],
        SecurityGroupIds = ["sg-nodes"],
        InstanceProfile = "profile",
        VolumeKeyArn = "key",
    };

    private static CapacityRung[] Default()
    {
        InstanceType[] p4d = [InstanceType.Parse("p4d.24xlarge")];
        AvailabilityZone[] b = [AvailabilityZone.Parse("eu-west-1b")];
        return
        [
            new() { Name = "block", Capacity = NodeCapacity.CapacityBlock(Block), InstanceTypes = p4d, MaxGpus = 16, AvailabilityZones = b },
            new() { Name = "reserved", Capacity = NodeCapacity.Reservation(Reservation), InstanceTypes = p4d, MaxGpus = 8, AvailabilityZones = b },
            new() { Name = "on-demand", Capacity = NodeCapacity.OnDemand, InstanceTypes = p4d, MaxGpus = 16 },
            new()
            {
                Name = "alternative",
                Capacity = NodeCapacity.OnDemand,
                InstanceTypes = [InstanceType.Parse("g5.48xlarge"), InstanceType.Parse("g5.12xlarge")],
                MaxGpus = 16,
            },
        ];
    }
}
