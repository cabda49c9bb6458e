using System.Collections.Immutable;
using LandingZone.Stacks.Estates;
using LandingZone.Stacks.Settings;
using LandingZone.Stacks.Tests.Harness;
using LandingZone.Stacks.Zones;
using Pulumi;
using Pulumi.Testing;

namespace LandingZone.Stacks.Tests.Plans;

public sealed class ZoneTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Zones_survive_outputs_that_are_missing(bool isPreview)
    {
        using var sample = new SampleEstate();
        var stacks = sample.Load(("staging-eu-west-1", SampleEstate.Staging), ("rnd-eu-west-1", SampleEstate.Rnd)).Stacks;

        var staging = await DeclareAsync(isPreview, () => StagingZone.Declare(Settings(stacks, "staging-eu-west-1")));
        var rnd = await DeclareAsync(isPreview, () => RndZone.Declare(Settings(stacks, "rnd-eu-west-1"), Today));

        Assert.True(staging.Length > 80);
        Assert.True(rnd.Length > 150);
    }

    [Fact]
    public async Task A_zone_without_GPUs_and_without_a_link_has_no_operator_and_no_reference()
    {
        using var sample = new SampleEstate();
        var text = SampleEstate.Changed(SampleEstate.Rnd, ("purpose: gpu", "purpose: cpu"), ("g5.xlarge", "m7i.xlarge"));
        text = text[..text.IndexOf("  landing-zone:link:", StringComparison.Ordinal)];
        var stacks = sample.Load(("rnd-eu-west-1", text)).Stacks;

        var resources = await DeclareAsync(isPreview: true, () => RndZone.Declare(Settings(stacks, "rnd-eu-west-1"), Today));

        Assert.Contains(resources, resource => resource.GetResourceType() == "landingzone:cluster:EksCluster");
        Assert.DoesNotContain(resources, resource => resource.GetResourceType() == "landingzone:cluster:GpuOperator");
        Assert.DoesNotContain(resources, resource => resource.GetResourceType() == "pulumi:pulumi:StackReference");
    }

    private static ZoneSettings Settings(IReadOnlyList<EstateStack> stacks, string name) =>
        stacks.Single(stack => stack.Name == name).Settings!;

    private static async Task<ImmutableArray<Resource>> DeclareAsync(bool isPreview, Func<IDictionary<string, object?>> zone) =>
        (await Deployment.TestAsync(new SilentMocks(), new TestOptions { IsPreview = isPreview }, zone)).Resources;
}
