using LandingZone.ClusterSoftware;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Networking;
using Pulumi;

namespace LandingZone.Infra.Tests.ClusterSoftware;

public sealed class ClusterAutoscalerTests
{
    private const string Group = "arn:aws:autoscaling:eu-west-1:222222222222:autoScalingGroup:0a1b:autoScalingGroupName/eks-rnd-eu-west-1-eks-nodes-gpu-1";

    [Fact]
    public async Task It_is_the_release_of_the_cluster_from_the_zones_registry_and_survives_a_lost_node()
    {
        var release = (await StackRecorder.RunAsync(options => _ = new ClusterAutoscaler("autoscaler", Args(), options)))["autoscaler-release"].Inputs;

        Assert.Equal("9.59.0", release["version"]!.GetValue<string>());
        var values = release["values"]!;
        Assert.Equal("registry.bank.example/autoscaling/cluster-autoscaler", values["image"]!["repository"]!.GetValue<string>());
        Assert.Equal("v1.35.1", values["image"]!["tag"]!.GetValue<string>());
        Assert.Equal("rnd-eu-west-1-eks", values["autoDiscovery"]!["clusterName"]!.GetValue<string>());
        Assert.Equal(2, values["replicaCount"]!.GetValue<double>());
        Assert.Equal("system", values["nodeSelector"]!["landing-zone/purpose"]!.GetValue<string>());
        Assert.Equal("10m", values["extraArgs"]!["scale-down-unneeded-time"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("autoscaling:SetDesiredCapacity", Group, "owned", true)]
    [InlineData("autoscaling:TerminateInstanceInAutoScalingGroup", Group, "owned", true)]
    [InlineData("autoscaling:SetDesiredCapacity", Group, null, false)]
    [InlineData("autoscaling:DeleteAutoScalingGroup", Group, "owned", false)]
    [InlineData("autoscaling:UpdateAutoScalingGroup", Group, "owned", false)]
    [InlineData("ec2:TerminateInstances", "arn:aws:ec2:eu-west-1:222222222222:instance/i-1", "owned", false)]
    [InlineData("eks:DescribeNodegroup", "arn:aws:eks:eu-west-1:222222222222:nodegroup/rnd-eu-west-1-eks/gpu/1", null, true)]
    [InlineData("eks:DescribeNodegroup", "arn:aws:eks:eu-west-1:222222222222:nodegroup/other/gpu/1", null, false)]
    [InlineData("eks:UpdateNodegroupConfig", "arn:aws:eks:eu-west-1:222222222222:nodegroup/rnd-eu-west-1-eks/gpu/1", null, false)]
    public async Task It_resizes_the_groups_of_its_cluster_and_does_nothing_else(string action, string resource, string? tag, bool allowed)
    {
        var plan = await Planned.OfAsync(LandingZone.Engine.RunMode.Simulate, () => _ = new ClusterAutoscaler("autoscaler", Args(), new ComponentResourceOptions
        {
            Providers =
            {
                new Pulumi.Aws.Provider("aws", new() { Region = "eu-west-1", AllowedAccountIds = { Samples.Rnd.AccountId } }),
                new Pulumi.Kubernetes.Provider("kubernetes", new() { KubeConfig = "{}" }),
            },
        }));
        var table = new AccessTable(Samples.Rnd.OrganizationId, (Samples.Rnd.AccountId, plan));

        Assert.Equal(allowed, table.Allows(new AccessRequest(Assert.Single(table.Roles), action, resource)
            .With("aws:ResourceTag/k8s.io/cluster-autoscaler/rnd-eu-west-1-eks", tag)
            .With("aws:RequestedRegion", "eu-west-1")));
    }

    [Fact]
    public async Task Another_software_is_refused() => Assert.Equal(
        [
            "ClusterAutoscaler 'autoscaler' cannot be made:",
            $"- Release is {SoftwareTable.Reviewed(Software.Kueue)}; it must be one of cluster-autoscaler: 1.35.1, 1.36.1, 1.34.4, 1.33.6.",
        ],
        await Refusal.OfAsync(() => _ = new ClusterAutoscaler("autoscaler", Args(Software.Kueue))));

    private static ClusterAutoscalerArgs Args(Software software = Software.ClusterAutoscaler) => new()
    {
        Software = new SoftwareArgs
        {
            Zone = Samples.Rnd,
            ZoneBlock = CidrBlock.Parse("10.40.0.0/16"),
            Release = SoftwareTable.Reviewed(software),
            Registry = new ZoneRegistry { Images = "registry.bank.example" },
        },
        Cluster = "eks",
        ClusterName = "rnd-eu-west-1-eks",
        PermissionBoundaryArn = "arn:aws:iam::222222222222:policy/boundary",
    };
}
