using LandingZone.Engine;
using LandingZone.Engine.Plans;
using LandingZone.Engine.Values;
using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Plans;

public sealed class ZonePlanTests
{
    [Fact]
    public async Task A_zone_is_made_in_its_own_account_and_no_other()
    {
        var plan = (await SamplePlans.RunAsync("rnd-eu-west-1", SamplePlans.Unlinked)).Plan;
        var provider = plan.Resources.Single(resource => resource.Type == "pulumi:providers:aws");

        Assert.Equal("eu-west-1", Assert.IsType<PropertyValue.Text>(provider.Inputs["region"]).Value);
        Assert.Equal("""["444455556666"]""", Assert.IsType<PropertyValue.Text>(provider.Inputs["allowedAccountIds"]).Value);
    }

    [Fact]
    public async Task A_links_half_in_staging_is_made_in_the_staging_account_through_its_role()
    {
        var plan = (await ShippedStacks.RunAsync(RunMode.Simulate))["rnd-eu-central-1"].Plan;
        var provider = plan.Resources.Single(resource => resource.Name == "aws-link-source");

        Assert.Equal("eu-west-1", Assert.IsType<PropertyValue.Text>(provider.Inputs["region"]).Value);
        Assert.Equal("""["111122223333"]""", Assert.IsType<PropertyValue.Text>(provider.Inputs["allowedAccountIds"]).Value);
        Assert.Equal(
            """[{"roleArn":"arn:aws:iam::111122223333:role/landing-zone/link-accepter","sessionName":"landing-zone-link"}]""",
            Assert.IsType<PropertyValue.Text>(provider.Inputs["assumeRoles"]).Value);
    }

    [Fact]
    public async Task Nodes_come_after_their_network_and_go_before_it()
    {
        var plan = (await SamplePlans.RunAsync("rnd-eu-west-1", SamplePlans.Unlinked)).Plan;

        Assert.All(OfType(plan, "aws:eks/nodeGroup:NodeGroup"), nodes =>
        {
            AssertWaits(plan, nodes, "aws:eks/addon:Addon::eks-node-addons-");
            AssertWaits(plan, nodes, "aws:ec2/vpcEndpoint:VpcEndpoint::");
        });
        Assert.All(OfType(plan, "aws:eks/cluster:Cluster"), cluster => AssertWaits(plan, cluster, "aws:ec2/routeTableAssociation:"));
    }

    [Fact]
    public async Task What_is_inside_the_cluster_comes_after_nodes_and_add_ons_and_goes_before_them()
    {
        var plan = (await SamplePlans.RunAsync("rnd-eu-west-1", SamplePlans.Unlinked)).Plan;
        var inside = plan.Resources.Where(resource => resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal)).ToList();

        Assert.True(inside.Count > 10);
        Assert.All(inside, resource =>
        {
            Assert.Contains("::kubernetes::", resource.Provider, StringComparison.Ordinal);
            AssertWaits(plan, resource, "aws:eks/nodeGroup:");
            AssertWaits(plan, resource, "aws:eks/addon:Addon::eks-addons-");
        });
    }

    [Fact]
    public async Task The_driver_of_volumes_may_use_their_key()
    {
        var plan = (await SamplePlans.RunAsync("rnd-eu-west-1", SamplePlans.Unlinked)).Plan;
        var key = plan.Resources.Single(resource => resource is { Type: "aws:kms/key:Key", Name: "keys-volumes" });

        Assert.Contains(
            "role/rnd-eu-west-1-eks-ebs-csi", Assert.IsType<PropertyValue.Text>(key.Inputs["policy"]).Value, StringComparison.Ordinal);
    }

    /// <summary>A resource waits for what it depends on, and for what the components around it depend on.</summary>
    private static void AssertWaits(StackPlan plan, PlannedResource resource, string what)
    {
        var awaited = new List<string>();
        for (var around = resource; around is not null; around = plan.Resources.FirstOrDefault(other => other.Urn == around.Parent))
        {
            awaited.AddRange(around.Dependencies);
        }

        Assert.True(awaited.Any(urn => urn.Contains(what, StringComparison.Ordinal)), $"{resource.Name} does not wait for {what}");
    }

    private static List<PlannedResource> OfType(StackPlan plan, string type)
    {
        var resources = plan.Resources.Where(resource => resource.Type == type).ToList();
        Assert.NotEmpty(resources);
        return resources;
    }
}
