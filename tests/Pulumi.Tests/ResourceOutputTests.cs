using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;
using Pulumi.Tests.Support;
using Pulumi.Utilities;
using static Pulumi.Tests.Support.Values;

namespace Pulumi.Tests;

public sealed class ResourceOutputTests
{
    [Fact]
    public async Task Outputs_of_every_type_are_filled_from_the_answer()
    {
        var monitor = new RecordingMonitor();
        monitor.Outputs["disk"] = Map(
            ("size", Number(5)), ("ratio", Number(0.5)), ("kind", Text("fast-disk")), ("level", Number(7)),
            ("encrypted", PropertyValue.Boolean.Of(true)),
            ("mount", Map(
                ("path", Text("/a")),
                ("readOnly", PropertyValue.Boolean.Of(true)),
                ("inner", List(Map(("path", Text("/b"))))))),
            ("owner", Text("me")), ("parts", List(Map(("path", Text("/c"))))), ("limits", Map(("cpu", Number(3)))),
            ("policy", Map(("a", List(Number(1), Text("x"))))), ("anything", List(Number(1), Map(("k", Text("v"))))));

        await monitor.SucceedAsync(async () =>
        {
            var disk = new Disk("disk");
            Assert.Equal(5, await OutputUtilities.GetValueAsync(disk.Size));
            Assert.Equal(0.5, await OutputUtilities.GetValueAsync(disk.Ratio));
            Assert.Equal(Kind.Fast, await OutputUtilities.GetValueAsync(disk.Kind));
            Assert.Equal(Level.High, await OutputUtilities.GetValueAsync(disk.Level));
            Assert.True(await OutputUtilities.GetValueAsync(disk.Encrypted));
            var mount = await OutputUtilities.GetValueAsync(disk.Mount);
            Assert.Equal(("/a", true, "/b"), (mount!.Path, mount.ReadOnly!.Value, mount.Inner.Single().Path));
            Assert.True(mount.Inner.Single().Inner.IsDefault);
            Assert.Equal("me", (await OutputUtilities.GetValueAsync(disk.Owner)).AsT1);
            Assert.Equal("/c", (await OutputUtilities.GetValueAsync(disk.Parts)).Single().Path);
            Assert.Equal(3, (await OutputUtilities.GetValueAsync(disk.Limits))["cpu"]);
            Assert.Equal("""{"a":[1,"x"]}""", (await OutputUtilities.GetValueAsync(disk.Policy)).GetRawText());
            var anything = Assert.IsType<System.Collections.Immutable.ImmutableArray<object?>>(
                await OutputUtilities.GetValueAsync(disk.Anything));
            Assert.Equal(1.0, anything[0]);
        });
    }

    [Fact]
    public async Task An_unknown_or_secret_part_marks_the_whole_output()
    {
        var monitor = new RecordingMonitor();
        monitor.Outputs["net"] = Map(
            ("zones", List(Text("a"), Unknown)), ("tags", Map(("a", Secret(Text("x"))))), ("arn", Secret(Unknown)));

        await monitor.SucceedAsync(async () =>
        {
            var network = new Network("net");
            Assert.False(await OutputUtilities.GetIsKnownAsync(network.Zones));
            Assert.True(await Output.IsSecretAsync(network.Tags));
            Assert.Equal("x", (await OutputUtilities.GetValueAsync(network.Tags))!["a"]);
            Assert.True(await Output.IsSecretAsync(network.Arn));
            Assert.False(await OutputUtilities.GetIsKnownAsync(network.Arn));
        });
    }

    [Fact]
    public async Task A_value_of_another_kind_is_a_warning_and_the_default()
    {
        var monitor = new RecordingMonitor();
        monitor.Outputs["disk"] = Map(("size", Text("big")));

        await monitor.SucceedAsync(async () =>
        {
            var disk = new Disk("disk");
            Assert.Equal(0, await OutputUtilities.GetValueAsync(disk.Size));
        });

        var warning = Assert.Single(monitor.Messages);
        Assert.Equal(LogSeverity.Warning, warning.Severity);
        Assert.Equal("Expected a number but got text deserializing Pulumi.Tests.Support.Disk.size", warning.Text);
        Assert.Equal(RecordingMonitor.UrnOf(Disk.Token, "disk"), warning.Urn);
    }

    [Fact]
    public async Task Urn_and_id_depend_on_the_resource()
    {
        var monitor = new RecordingMonitor(isDryRun: false);

        await monitor.SucceedAsync(async () =>
        {
            var network = new Network("net");
            Assert.Equal(RecordingMonitor.UrnOf(Network.Token, "net"), await OutputUtilities.GetValueAsync(network.Urn));
            Assert.Equal([network], await OutputUtilities.GetDependenciesAsync(network.Id));
            Assert.Equal((Network.Token, "net"), (network.GetResourceType(), network.GetResourceName()));
        });
    }

    [Fact]
    public async Task Outputs_asked_for_before_the_answer_come_with_it()
    {
        var answer = new TaskCompletionSource();
        var monitor = new RecordingMonitor(isDryRun: false) { Delay = name => name == "slow" ? answer.Task : Task.CompletedTask };

        await monitor.SucceedAsync(async () =>
        {
            var slow = new Network("slow");
            var disk = new Disk("slow-disk", new DiskArgs { Labels = { ["net"] = slow.Id } });
            var cidr = slow.Cidr.Apply(text => text + "!");
            var early = monitor.Registered.Select(request => request.Name).ToArray();
            answer.SetResult();

            Assert.Equal(["proj-dev", "slow"], early);
            Assert.Equal("10.0.0.0/16!", await OutputUtilities.GetValueAsync(cidr));
            Assert.Equal("slow-disk-id", await OutputUtilities.GetValueAsync(disk.Id));
        });

        Assert.Equal("{labels: {net: 'slow-id'}}", Show(monitor["slow-disk"].Inputs));
    }
}
