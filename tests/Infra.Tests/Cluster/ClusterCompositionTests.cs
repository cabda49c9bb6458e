using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.Engine;
using LandingZone.Engine.Plans;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Networking;
using Pulumi;
using Pulumi.Testing;
using Aws = Pulumi.Aws;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.Infra.Tests.Cluster;

/// <summary>The components of the cluster put together as a zone puts them, in the embedded engine.</summary>
public sealed class ClusterCompositionTests
{
    private const string VolumeKey = "arn:aws:kms:eu-west-1:222222222222:key/volumes";

    [Fact]
    public async Task Preview_and_simulation_declare_the_same_resources_without_a_fault()
    {
        var preview = await RunAsync(RunMode.Preview);
        var simulation = await RunAsync(RunMode.Simulate);

        Assert.Equal(preview.Plan.Resources.Select(resource => resource.Urn), simulation.Plan.Resources.Select(resource => resource.Urn));
    }

    [Fact]
    public async Task A_provider_that_gives_nothing_back_breaks_nothing()
    {
        var resources = await Deployment.TestAsync(new SilentProvider(), new TestOptions { IsPreview = false }, Declare);

        Assert.Contains(resources, resource => resource is GpuOperator);
    }

    [Fact]
    public async Task What_is_destroyed_goes_before_what_it_needs()
    {
        var plan = (await RunAsync(RunMode.Simulate)).Plan;

        AssertNeeds(plan, "eks-nodes-system", "eks-node-addons-vpc-cni");
        AssertNeeds(plan, "eks-nodes-training-p5-48xlarge", "eks-node-addons-vpc-cni");
        AssertNeeds(plan, "eks-nodes-system", "eks-control-plane");
        AssertNeeds(plan, "eks-nodes-system", "network-vpc");
        AssertNeeds(plan, "eks-addons-coredns", "eks-nodes-system");
        AssertNeeds(plan, "eks-addons-aws-ebs-csi-driver", "eks-addon-roles-ebs-csi-policy");
        AssertNeeds(plan, "gpu-release", "eks-nodes-training-p5-48xlarge");
        AssertNeeds(plan, "gpu-release", "gpu-space-default-deny");
        AssertNeeds(plan, "team-a-quota", "eks-access-deployer-policy");
        AssertNeeds(plan, "storage-gp3", "eks-addons-aws-ebs-csi-driver");
    }

    [Fact]
    public async Task The_cluster_alone_is_protected() =>
        Assert.Equal(
            ["eks-control-plane"],
            (await RunAsync(RunMode.Preview)).Plan.Resources.Where(resource => resource.Protect).Select(resource => resource.Name));

    private static async Task<StackResult> RunAsync(RunMode mode)
    {
        var run = new StackRun { Settings = new() { Project = "landing-zone", Stack = "rnd-eu-west-1" }, Mode = mode };
        var result = await EmbeddedEngine.RunAsync(run, () => Deployment.RunAsync(Declare));
        Assert.True(result.Succeeded, string.Join("\n", result.Diagnostics));
        return result;
    }

    private static void Declare()
    {
        var zone = Samples.Rnd;
        var version = KubernetesVersion.Parse("1.35");
        var versions = AddonVersions.For(version);
        var network = new ComponentResource("test:network:Network", "network");
        _ = new Aws.Ec2.Vpc("network-vpc", new() { CidrBlock = "10.40.0.0/16" }, new() { Parent = network });
        var roles = new AddonRoles("eks-addon-roles", new() { Zone = zone, Cluster = "eks" });
        var cluster = new EksCluster("eks", new()
        {
            Zone = zone,
            Version = version,
            SupportedOn = new(2026, 11, 21),
            VpcId = "vpc-1",
            ZoneBlock = CidrBlock.Parse("10.40.0.0/16"),
            SubnetIds = new InputList<string> { "subnet-a", "subnet-b" },
            ServiceBlock = CidrBlock.Parse("172.20.0.0/16"),
            SecretsKeyArn = "arn:aws:kms:eu-west-1:222222222222:key/secrets",
            LogKeyArn = "arn:aws:kms:eu-west-1:222222222222:key/logs",
            Access =
            [
                new() { Name = "deployer", RoleArn = "arn:aws:iam::222222222222:role/deployer", Level = ClusterAccessLevel.ClusterAdmin },
            ],
        });
        var nodeAddons = new NodeAddons(
            "eks-node-addons", new() { Zone = zone, ClusterName = cluster.ClusterName, Roles = roles, Versions = versions });
        var pools = new NodePools(
            "eks-nodes",
            new()
            {
                Zone = zone,
                ClusterName = cluster.ClusterName,
                Version = version,
                VpcId = "vpc-1",
                Subnets = [new(AvailabilityZone.Parse("eu-west-1a"), "subnet-a"), new(AvailabilityZone.Parse("eu-west-1b"), "subnet-b")],
                NodeSecurityGroupId = cluster.NodeSecurityGroupId,
                VolumeKeyArn = VolumeKey,
                Pools = Pools,
            },
            new() { DependsOn = { nodeAddons, network } });
        var addons = new ClusterAddons(
            "eks-addons",
            new()
            {
                Zone = zone,
                ClusterName = cluster.ClusterName,
                Roles = roles,
                Versions = versions,
                VolumeKeyArn = VolumeKey,
            },
            new() { DependsOn = { pools } });

        var inCluster = new ComponentResourceOptions
        {
            Provider = new Kubernetes.Provider("eks", new() { KubeConfig = cluster.Kubeconfig }),
            DependsOn = { addons, pools },
        };
        _ = new ClusterStorage("storage", new() { Zone = zone, VolumeKeyArn = VolumeKey }, inCluster);
        var quota = new NamespaceQuota { Cpus = 8, MemoryGib = 32, Pods = 20 };
        _ = new ClusterNamespace("team-a", new() { Zone = zone, Name = "team-a", Quota = quota }, inCluster);
        _ = new GpuOperator("gpu", new() { Zone = zone, MaxGpuNodes = 4 }, inCluster);
    }

    /// <summary>Mocks as they are mostly written: no outputs, so that components see null and default values.</summary>
    private sealed class SilentProvider : IMocks
    {
        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) =>
            Task.FromResult<(string?, object)>(($"{args.Name}-id", ImmutableDictionary<string, object>.Empty));

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);
    }

    private static NodePool[] Pools =>
    [
        new()
        {
            Name = "system", Purpose = NodePoolPurpose.System, InstanceTypes = [InstanceType.Parse("m7i.large")], MinSize = 2, MaxSize = 4,
        },
        new()
        {
            Name = "training",
            Purpose = NodePoolPurpose.Gpu,
            InstanceTypes = [InstanceType.Parse("p5.48xlarge")],
            MinSize = 0,
            MaxSize = 4,
            AvailabilityZones = [AvailabilityZone.Parse("eu-west-1a")],
            DistributedTraining = true,
        },
    ];

    /// <summary>That the engine deletes <paramref name="name"/> first: it needs the other, directly or through what it needs.</summary>
    private static void AssertNeeds(StackPlan plan, string name, string needed)
    {
        var byUrn = plan.Resources.ToDictionary(resource => resource.Urn);
        var seen = new HashSet<string>();
        var open = new Queue<PlannedResource>(plan.Resources.Where(resource => resource.Name == name && resource.Custom));
        Assert.Single(open);
        while (open.TryDequeue(out var resource))
        {
            if (resource.Name == needed)
            {
                return;
            }

            var provider = resource.Provider?[..resource.Provider.LastIndexOf("::", StringComparison.Ordinal)];
            var next = resource.Dependencies.Append(resource.Parent).Append(provider);
            foreach (var urn in next.OfType<string>().Where(seen.Add).Where(byUrn.ContainsKey))
            {
                open.Enqueue(byUrn[urn]);
            }
        }

        Assert.Fail($"{name} could outlive {needed}.");
    }
}
