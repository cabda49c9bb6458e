using LandingZone.Engine;
using LandingZone.Engine.Plans;
using LandingZone.Engine.Values;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Storage;

namespace LandingZone.Infra.Tests.Storage;

public sealed class BucketMountTests
{
    [Fact]
    public async Task It_is_read_only_and_read_with_the_pods_own_role()
    {
        var spec = Spec(await Plan());
        var csi = (PropertyValue.Map)spec["csi"]!;

        Assert.Equal("s3.csi.aws.com", Text(csi["driver"]));
        Assert.Equal("pod", Text(((PropertyValue.Map)csi["volumeAttributes"]!)["authenticationSource"]));
        Assert.Equal(["ReadOnlyMany"], Texts(spec["accessModes"]));
        Assert.Equal(["allow-other", "uid=1000", "gid=100", "region eu-west-1", "prefix curated/", "read-only"], Texts(spec["mountOptions"]));
    }

    [Fact]
    public async Task It_is_written_where_that_is_asked_for()
    {
        var spec = Spec(await Plan(writable: true));

        Assert.Equal(["ReadWriteMany"], Texts(spec["accessModes"]));
        Assert.DoesNotContain("read-only", Texts(spec["mountOptions"]));
    }

    [Fact]
    public async Task No_other_namespace_gets_it()
    {
        var claim = (PropertyValue.Map)Spec(await Plan())["claimRef"]!;

        Assert.Equal("risk", Text(claim["namespace"]));
        Assert.Equal("approved-data", Text(claim["name"]));
    }

    [Fact]
    public async Task Every_wrong_argument_is_named() => Assert.Equal(
    [
        "BucketMount 'mount' cannot be made:",
        "- Namespace is 'Risk'; use at most 63 lower-case letters, digits and hyphens.",
        "- Prefix is 'curated'; end it with a slash, and do not start it with one.",
        "- UserId or GroupId is 0, which is root; give 1 or more.",
    ], await Refusal.OfAsync(() => _ = new BucketMount("mount", new BucketMountArgs
    {
        Zone = Samples.Rnd, Namespace = "Risk", Claim = "data", BucketName = "b", Prefix = "curated", UserId = 0,
    })));

    private static Task<StackPlan> Plan(bool writable = false) => Planned.OfAsync(RunMode.Simulate, () => _ = new BucketMount("mount", new BucketMountArgs
    {
        Zone = Samples.Rnd, Namespace = "risk", Claim = "approved-data", BucketName = "bucket", Prefix = "curated/", Writable = writable,
    }));

    private static PropertyValue.Map Spec(StackPlan plan) => (PropertyValue.Map)Assert.Single(
        plan.Resources, resource => resource.Type == "kubernetes:core/v1:PersistentVolume").Inputs["spec"]!;

    private static string Text(PropertyValue? value) => ((PropertyValue.Text)value!).Value;

    private static List<string> Texts(PropertyValue? value) => [.. ((PropertyValue.List)value!).Items.Select(Text)];
}
