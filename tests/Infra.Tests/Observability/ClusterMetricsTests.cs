using LandingZone.Infra.Tests.Harness;
using LandingZone.Observability;

namespace LandingZone.Infra.Tests.Observability;

public sealed class ClusterMetricsTests
{
    [Fact]
    public async Task Log_groups_are_encrypted_before_the_agent_writes()
    {
        var declaration = await Declaration.OfAsync(() => _ = new ClusterMetrics("metrics", Args()));

        Assert.Equal(
            [
                "/aws/containerinsights/rnd-eu-west-1-eks/application", "/aws/containerinsights/rnd-eu-west-1-eks/dataplane",
                "/aws/containerinsights/rnd-eu-west-1-eks/host", "/aws/containerinsights/rnd-eu-west-1-eks/performance",
            ],
            declaration.All("aws:cloudwatch/logGroup:LogGroup").Select(group => group.Text("name")));
        Assert.All(declaration.All("aws:cloudwatch/logGroup:LogGroup"), group =>
        {
            Assert.Equal("arn:log-key", group.Text("kmsKeyId"));
            Assert.Equal(365, group.Number("retentionInDays"));
        });
        var addon = declaration.One("aws:eks/addon:Addon");
        Assert.Equal("amazon-cloudwatch-observability", addon.Text("addonName"));
        Assert.Equal("v1.2.3-eksbuild.1", addon.Text("addonVersion"));
        var kubernetes = addon.Json("configurationValues").GetProperty("agent").GetProperty("config").GetProperty("logs")
            .GetProperty("metrics_collected").GetProperty("kubernetes");
        Assert.True(kubernetes.GetProperty("enhanced_container_insights").GetBoolean());
        Assert.False(kubernetes.GetProperty("accelerated_compute_metrics").GetBoolean());
    }

    [Fact]
    public async Task The_agents_pods_alone_have_the_role()
    {
        var declaration = await Declaration.OfAsync(() => _ = new ClusterMetrics("metrics", Args()));

        var association = declaration.One("aws:eks/podIdentityAssociation:PodIdentityAssociation");
        Assert.Equal("amazon-cloudwatch", association.Text("namespace"));
        Assert.Equal("cloudwatch-agent", association.Text("serviceAccount"));
        Assert.Equal("arn:boundary", declaration.One("aws:iam/role:Role").Text("permissionsBoundary"));
        Assert.Equal(
            "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy",
            declaration.One("aws:iam/rolePolicyAttachment:RolePolicyAttachment").Text("policyArn"));
    }

    [Fact]
    public async Task Nodes_disks_memory_and_the_api_ring()
    {
        var alarms = new List<string>();
        await Declaration.OfAsync(() => alarms.AddRange(new ClusterMetrics("metrics", Args()).Alarms.Select(alarm => $"{alarm.Name} {alarm.Metric}")));

        Assert.Equal(
            [
                "cluster-failed-nodes cluster_failed_node_count", "cluster-disks-full node_filesystem_utilization",
                "cluster-memory-full node_memory_utilization", "cluster-api-errors apiserver_request_total_5XX",
                "cluster-api-storage-full apiserver_storage_size_bytes",
            ],
            alarms);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        [
            "ClusterMetrics 'metrics' cannot be made:",
            "- Cluster is empty; give the cluster's name in AWS.",
            "- LogRetentionDays is wrong. A retention of 7 days is not possible; use one that CloudWatch Logs offers and that is 365 or longer: "
                + "365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.",
        ],
        await Refusal.OfAsync(() => _ = new ClusterMetrics("metrics", Args("", 7))));

    private static ClusterMetricsArgs Args(string cluster = "rnd-eu-west-1-eks", int days = 365) => new()
    {
        Zone = Samples.Rnd,
        Cluster = cluster,
        ClusterName = cluster,
        ClusterArn = "arn:cluster",
        AddonVersion = "v1.2.3-eksbuild.1",
        LogKeyArn = "arn:log-key",
        PermissionBoundaryArn = "arn:boundary",
        LogRetentionDays = days,
    };
}
