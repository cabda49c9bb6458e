using System.Text;
using System.Text.Json;
using LandingZone.Engine;
using LandingZone.Engine.Plans;
using LandingZone.Engine.Values;
using LandingZone.Stacks.Estates;
using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Plans;

public sealed class ShippedPlanTests
{
    private static readonly string[] ZoneTags = ["Name", "landing-zone:owner", "landing-zone:data-class", "landing-zone:cost-centre"];

    private static readonly string[] Linked = ["rnd-eu-west-1", "rnd-eu-central-1", "rnd-eu-south-1"];

    private const string Password = "a-password-that-must-not-be-seen";

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task Every_stack_succeeds_without_a_word(RunMode mode)
    {
        var results = await ShippedStacks.RunAsync(mode);

        Assert.Equal(7, results.Count);
        Assert.All(results.Values, result =>
        {
            Assert.Equal("", string.Join('\n', result.Diagnostics));
            Assert.True(result.Succeeded);
        });
    }

    [Fact]
    public async Task A_preview_and_a_simulation_declare_the_same_resources()
    {
        var previews = await ShippedStacks.RunAsync(RunMode.Preview);
        var simulations = await ShippedStacks.RunAsync(RunMode.Simulate);

        Assert.All(previews, preview => Assert.Empty(PlanComparison.SameResources(preview.Value.Plan, simulations[preview.Key].Plan)));
    }

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task Two_runs_give_the_same_bytes(RunMode mode)
    {
        var first = await ShippedStacks.RunAsync(mode);
        var second = await ShippedStacks.RunAsync(mode, new Clock(2026, 12, 24));

        Assert.All(first, result => Assert.Equal(Json(result.Value.Plan), Json(second[result.Key].Plan)));
    }

    [Fact]
    public async Task Everything_that_takes_tags_carries_those_of_its_zone()
    {
        var taggable = Taggable();
        foreach (var (name, result) in await ShippedStacks.RunAsync(RunMode.Preview))
        {
            // An Auto Scaling group has a list of tags, which says of each whether instances get it.
            var resources = result.Plan.Resources
                .Where(resource => taggable.Contains(resource.Type) && resource.Type != "aws:autoscaling/group:Group").ToList();
            Assert.True(resources.Count > 20, $"{name} has {resources.Count} resources with tags");
            Assert.All(resources, resource =>
            {
                var tags = Assert.IsType<PropertyValue.Map>(resource.Inputs["tags"]);
                var zone = Text(tags, "landing-zone:zone");
                var region = Text(tags, "landing-zone:region");
                var owner = resource.Provider!.Contains("::aws-link-source::", StringComparison.Ordinal) ? StagingOf(name) : name;
                Assert.Equal(owner, $"{zone}-{region}");
                Assert.All(ZoneTags, tag => Text(tags, tag));
            });
        }
    }

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task A_password_is_in_no_plan_and_no_output(RunMode mode)
    {
        var results = await ShippedStacks.RunAsync(mode, Clock.Reviewed, chartsPassword: Password);

        Assert.All(results.Values, result =>
        {
            Assert.True(result.Succeeded);
            Assert.DoesNotContain(Password, Json(result.Plan), StringComparison.Ordinal);
            Assert.DoesNotContain(Password, string.Join('\n', result.Diagnostics), StringComparison.Ordinal);
        });
        var password = Assert.IsType<PropertyValue.Secret>(PasswordOf(results["rnd-eu-west-1"]));
        Assert.Equal(Password, Assert.IsType<PropertyValue.Text>(password.Element).Value);
    }

    [Fact]
    public async Task An_encrypted_password_is_a_secret_of_unknown_content()
    {
        var results = await ShippedStacks.RunAsync(RunMode.Preview);

        Assert.IsType<PropertyValue.Unknown>(Assert.IsType<PropertyValue.Secret>(PasswordOf(results["rnd-eu-west-1"])).Element);
    }

    [Fact]
    public async Task Resources_are_made_with_explicit_providers_only()
    {
        foreach (var result in (await ShippedStacks.RunAsync(RunMode.Preview)).Values)
        {
            Assert.DoesNotContain(
                result.Plan.Resources,
                resource => resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal)
                    && resource.Name.StartsWith("default", StringComparison.Ordinal)
                    && resource.Type != "pulumi:providers:pulumi");
        }
    }

    [Fact]
    public async Task A_simulated_link_ends_in_the_staging_stack()
    {
        var results = await ShippedStacks.RunAsync(RunMode.Simulate);
        Assert.All(Linked, name =>
        {
            var staging = StagingOf(name);
            var vpc = Assert.IsType<PropertyValue.Text>(results[staging].Outputs["vpcId"]).Value;
            var peering = results[name].Plan.Resources.Single(
                resource => resource.Type == "aws:ec2/vpcPeeringConnection:VpcPeeringConnection");
            Assert.Equal(vpc, Text(peering.Inputs, "peerVpcId"));
            Assert.Equal(staging[8..], Text(peering.Inputs, "peerRegion"));
            Assert.Equal("111122223333", Text(peering.Inputs, "peerOwnerId"));
        });
    }

    private static string StagingOf(string rnd) => rnd == "rnd-eu-south-1" ? "staging-eu-south-1" : "staging-eu-west-1";

    private static PropertyValue? PasswordOf(StackResult result)
    {
        var release = result.Plan.Resources.First(
            resource => resource.Type == "kubernetes:helm.sh/v3:Release" && resource.Inputs["repositoryOpts"] is PropertyValue.Map);
        return ((PropertyValue.Map)release.Inputs["repositoryOpts"]!)["password"];
    }

    private static string Text(PropertyValue.Map map, string key) => Assert.IsType<PropertyValue.Text>(map[key]).Value;

    private static string Json(StackPlan plan)
    {
        using var stream = new MemoryStream();
        plan.WriteTo(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static HashSet<string> Taggable()
    {
        var path = Path.Combine(Repository.Config, "..", "..", "offline", "schema", "aws.json");
        using var schema = JsonDocument.Parse(File.ReadAllText(path));
        return
        [
            .. schema.RootElement.GetProperty("resources").EnumerateObject()
                .Where(resource => resource.Value.TryGetProperty("inputs", out var inputs) && inputs.TryGetProperty("tags", out _))
                .Select(resource => resource.Name),
        ];
    }
}
