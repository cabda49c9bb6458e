using LandingZone.Engine;
using LandingZone.Engine.Plans;
using LandingZone.Engine.Values;
using LandingZone.Infra.Tests.Harness;
using Pulumi;
using Pulumi.Testing;

namespace LandingZone.Infra.Tests.Plans;

public sealed class EstatePlanTests
{
    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task Keys_and_data_stores_are_protected_and_nothing_else_is(RunMode mode)
    {
        var plan = await Planned.OfAsync(mode, Estate.Declare);

        Assert.Equal(
            ["aws:cloudwatch/logGroup:LogGroup", "aws:ecr/repository:Repository", "aws:kms/key:Key", "aws:s3/bucket:Bucket"],
            plan.Resources.Where(resource => resource.Protect).Select(resource => resource.Type).Distinct().Order(StringComparer.Ordinal));
        var stores = plan.Resources.Where(
            resource => resource.Type is "aws:kms/key:Key" or "aws:s3/bucket:Bucket" or "aws:ecr/repository:Repository");
        Assert.All(stores, store => Assert.True(store.Protect, store.Urn));
    }

    [Fact]
    public async Task Settings_of_a_whole_account_stay_when_a_zone_goes()
    {
        var plan = await Planned.OfAsync(RunMode.Preview, Estate.Declare);

        Assert.Equal(
            [
                "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
                "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration",
            ],
            plan.Resources.Where(resource => resource.RetainOnDelete)
                .Select(resource => resource.Type).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_preview_and_a_simulation_declare_the_same_resources()
    {
        var preview = await Planned.OfAsync(RunMode.Preview, Estate.Declare);
        var simulation = await Planned.OfAsync(RunMode.Simulate, Estate.Declare);

        Assert.Equal(Urns(preview), Urns(simulation));

        static IEnumerable<string> Urns(StackPlan plan) => plan.Resources.Select(resource => resource.Urn).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Every_resource_is_a_child_of_its_component()
    {
        var plan = await Planned.OfAsync(RunMode.Preview, Estate.Declare);

        Assert.All(
            plan.Resources.Where(resource => resource.Type.StartsWith("aws:", StringComparison.Ordinal)),
            resource => Assert.Contains("::landingzone:", resource.Parent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_sources_half_of_a_link_is_made_with_the_sources_provider()
    {
        var plan = await Planned.OfAsync(RunMode.Preview, Estate.Declare);
        var bySource = plan.Resources
            .Where(resource => resource.Provider?.Contains("::staging-account::", StringComparison.Ordinal) == true)
            .Select(resource => $"{resource.Type.Split(':')[^1]} {resource.Name}");

        Assert.Equal(
            [
                "NetworkAclRule link-source-2049-out-10100", "NetworkAclRule link-source-answers-in-10190",
                "PeeringConnectionOptions link-source", "Route link-source-a", "Route link-source-b", "Route link-source-c",
                "SecurityGroupEgressRule link-source-2049", "VpcPeeringConnectionAccepter link",
            ],
            bySource.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Policies_of_endpoints_and_keys_can_be_read_in_a_preview()
    {
        var plan = await Planned.OfAsync(RunMode.Preview, Estate.Declare);

        Assert.All(
            plan.Resources.Where(resource => resource.Type is "aws:ec2/vpcEndpoint:VpcEndpoint" or "aws:kms/key:Key"),
            resource => Assert.IsType<PropertyValue.Text>(resource.Inputs["policy"]));
    }

    [Fact]
    public async Task A_rule_that_is_replaced_is_deleted_first_because_its_number_is_taken()
    {
        var plan = await Planned.OfAsync(RunMode.Preview, Estate.Declare);

        Assert.All(
            plan.Resources.Where(resource => resource.Type == "aws:ec2/networkAclRule:NetworkAclRule"),
            rule => Assert.True(rule.DeleteBeforeReplace, rule.Urn));
    }

    [Fact]
    public async Task Nat_gateways_wait_for_the_route_to_the_internet()
    {
        var plan = await Planned.OfAsync(RunMode.Preview, Estate.Declare);

        Assert.All(
            plan.Resources.Where(resource => resource.Type == "aws:ec2/natGateway:NatGateway"),
            nat => Assert.Contains(nat.Dependencies, urn => urn.Contains("aws:ec2/route:Route::", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Public_policies_are_blocked_before_a_bucket_gets_its_policy()
    {
        var plan = await Planned.OfAsync(RunMode.Preview, Estate.Declare);

        Assert.All(
            plan.Resources.Where(resource => resource.Type == "aws:s3/bucketPolicy:BucketPolicy"),
            policy => Assert.Contains(policy.Dependencies, urn => urn.Contains(":BucketPublicAccessBlock::", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Components_survive_outputs_that_are_missing(bool isPreview)
    {
        var resources = await Deployment.TestAsync(new SilentMocks(), new TestOptions { IsPreview = isPreview }, Estate.Declare);

        Assert.NotEmpty(resources);
    }
}
