using System.Text.Json;
using LandingZone.ClusterSoftware;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Networking;

namespace LandingZone.Infra.Tests.ClusterSoftware;

public sealed class KarpenterTests
{
    private const string Ec2 = "arn:aws:ec2:eu-west-1:222222222222";

    [Fact]
    public async Task It_starts_and_stops_instances_of_its_cluster_only()
    {
        var rights = (await RecordAsync()).Of("karpenter-controller", "policy", "aws:iam/rolePolicy:RolePolicy").Statements();

        foreach (var id in new[] { "StartForThisCluster", "TagWhatIsMade" })
        {
            Assert.Contains(
                "StringEquals aws:RequestTag/kubernetes.io/cluster/rnd-eu-west-1-eks owned", rights[id].Conditions());
        }

        foreach (var id in new[] { "StopOwn", "TagOwnInstances", "StartByOwnTemplates" })
        {
            Assert.Contains(
                "StringEquals aws:ResourceTag/kubernetes.io/cluster/rnd-eu-west-1-eks owned", rights[id].Conditions());
        }

        Assert.Equal(["arn:node-role"], rights["HandOverNodeRole"].Resources());
        Assert.Equal(["StringEquals iam:PassedToService ec2.amazonaws.com"], rights["HandOverNodeRole"].Conditions());
        Assert.Contains($"{Ec2}:capacity-reservation/cr-0b1c2d3e4f5a60718", rights["StartFrom"].Resources());
        Assert.Single(rights["StartFrom"].Resources(), resource => resource.Contains("capacity-reservation", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("iam:CreateInstanceProfile")]
    [InlineData("iam:AttachRolePolicy")]
    [InlineData("ec2:CreateSecurityGroup")]
    [InlineData("pricing:GetProducts")]
    [InlineData("sqs:SendMessage")]
    public async Task It_may_do_nothing_else(string action) => Assert.DoesNotContain(
        (await RecordAsync()).Of("karpenter-controller", "policy", "aws:iam/rolePolicy:RolePolicy").Statements().Values.SelectMany(statement => statement.Actions()),
        granted => granted == action || granted.Contains('*', StringComparison.Ordinal));

    [Fact]
    public async Task Only_what_cannot_be_narrowed_is_about_everything()
    {
        var rights = (await RecordAsync()).Of("karpenter-controller", "policy", "aws:iam/rolePolicy:RolePolicy").Statements();

        Assert.Equal(["LookAround"], rights.Where(statement => statement.Value.Resources().Contains("*")).Select(statement => statement.Key));
        Assert.All(rights["LookAround"].Actions(), action => Assert.StartsWith("ec2:Describe", action, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_its_rules_put_messages_into_its_queue()
    {
        var stack = await RecordAsync();

        var statements = stack.Of("karpenter-interruptions", "policy", "aws:sqs/queuePolicy:QueuePolicy").Statements();
        Assert.Equal(["events.amazonaws.com"], statements["SendByRules"].Principals("Service"));
        Assert.Equal(
            "ArnLike aws:SourceArn arn:aws:test::karpenter-on-health,arn:aws:test::karpenter-on-spot,arn:aws:test::karpenter-on-rebalance,"
            + "arn:aws:test::karpenter-on-state,arn:aws:test::karpenter-on-capacity-block",
            Assert.Single(statements["SendByRules"].Conditions()));
        Assert.Equal(5, stack.OfType("aws:cloudwatch/eventTarget:EventTarget").Count());
        stack.AssertTagged("aws:sqs/queue:Queue", "aws:cloudwatch/eventRule:EventRule", "aws:iam/instanceProfile:InstanceProfile");
    }

    [Fact]
    public async Task It_works_without_internet()
    {
        var values = (await RecordAsync())["karpenter-release"].Inputs["values"]!;

        Assert.True(values["settings"]!["isolatedVPC"]!.GetValue<bool>());
        Assert.Equal("registry.bank.example/karpenter/controller", values["controller"]!["image"]!["repository"]!.GetValue<string>());
        Assert.Equal("rnd-eu-west-1-eks", values["settings"]!["clusterName"]!.GetValue<string>());
    }

    private static Task<RecordedStack> RecordAsync() => StackRecorder.RunAsync(options => _ = new Karpenter("karpenter", new KarpenterArgs
    {
        Software = new SoftwareArgs
        {
            Zone = Samples.Rnd,
            ZoneBlock = CidrBlock.Parse("10.40.0.0/16"),
            Release = SoftwareTable.Reviewed(Software.Karpenter),
            Registry = new ZoneRegistry { Images = "registry.bank.example" },
        },
        Cluster = "eks",
        ClusterName = "rnd-eu-west-1-eks",
        NodeRoleArn = "arn:node-role",
        NodeRoleName = "node-role",
        VolumeKeyArn = "arn:volume-key",
        QueueKeyArn = "arn:queue-key",
        PermissionBoundaryArn = "arn:boundary",
        Reservations = ["cr-0b1c2d3e4f5a60718"],
    }, options));
}

/// <summary>Several resources of a component may have one name.</summary>
file static class RecordedStackExtensions
{
    public static JsonElement Of(this RecordedStack stack, string name, string property, string type) =>
        JsonDocument.Parse(stack.OfType(type).Single(resource => resource.Name == name).Inputs[property]!.GetValue<string>()).RootElement;
}
