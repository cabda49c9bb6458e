using LandingZone.Engine;
using LandingZone.Engine.Plans;
using LandingZone.Engine.Values;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Storage;

namespace LandingZone.Infra.Tests.Storage;

public sealed class ScratchMountTests
{
    [Fact]
    public async Task Workers_read_and_write_the_same_files_and_lock_them()
    {
        var plan = await Plan();
        var spec = (PropertyValue.Map)One(plan, "kubernetes:core/v1:PersistentVolume").Inputs["spec"]!;
        var csi = (PropertyValue.Map)spec["csi"]!;

        Assert.Equal("fsx.csi.aws.com", Text(csi["driver"]));
        Assert.Equal("fs-1", Text(csi["volumeHandle"]));
        Assert.Equal("fs-1.fsx", Text(((PropertyValue.Map)csi["volumeAttributes"]!)["dnsname"]));
        Assert.Equal("abcdef", Text(((PropertyValue.Map)csi["volumeAttributes"]!)["mountname"]));
        Assert.Equal("ReadWriteMany", Text(((PropertyValue.List)spec["accessModes"]!).Items[0]));
        Assert.Equal("flock", Text(((PropertyValue.List)spec["mountOptions"]!).Items[0]));
        Assert.Equal("Retain", Text(spec["persistentVolumeReclaimPolicy"]));
    }

    [Fact]
    public async Task No_other_namespace_gets_it()
    {
        var plan = await Plan();
        var reference = (PropertyValue.Map)((PropertyValue.Map)One(plan, "kubernetes:core/v1:PersistentVolume").Inputs["spec"]!)["claimRef"]!;
        var claim = (PropertyValue.Map)One(plan, "kubernetes:core/v1:PersistentVolumeClaim").Inputs["metadata"]!;

        Assert.Equal(("quant", "scratch-training"), (Text(reference["namespace"]), Text(reference["name"])));
        Assert.Equal(("quant", "scratch-training"), (Text(claim["namespace"]), Text(claim["name"])));
    }

    [Fact]
    public async Task Every_wrong_argument_is_named() => Assert.Equal(
    [
        "ScratchMount 'mount' cannot be made:",
        "- Namespace is 'Quant'; use at most 63 lower-case letters, digits and hyphens.",
        "- StorageGib is 0; give the size of the file system, 1 or more.",
    ], await Refusal.OfAsync(() => _ = new ScratchMount("mount", Args("Quant", 0))));

    private static ScratchMountArgs Args(string space = "quant", int size = 2400) => new()
    {
        Zone = Samples.Rnd, Namespace = space, Claim = "scratch-training", FileSystemId = "fs-1", DnsName = "fs-1.fsx", MountName = "abcdef", StorageGib = size,
    };

    private static Task<StackPlan> Plan() => Planned.OfAsync(RunMode.Simulate, () => _ = new ScratchMount("mount", Args()));

    private static PlannedResource One(StackPlan plan, string type) => Assert.Single(plan.Resources, resource => resource.Type == type);

    private static string Text(PropertyValue? value) => ((PropertyValue.Text)value!).Value;
}
