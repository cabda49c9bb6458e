using System.Collections.Immutable;
using System.Text.Json;
using Pulumi.Tests.Support;
using Pulumi.Utilities;
using static Pulumi.Tests.Support.Values;

namespace Pulumi.Tests;

public sealed class InputTests
{
    [Fact]
    public async Task Inputs_of_every_kind_reach_the_engine()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() => _ = new Disk("disk", new DiskArgs
        {
            Size = 5,
            Ratio = 0.5,
            Kind = Kind.Fast,
            Level = Level.High,
            Mount = new MountArgs { Path = "/data", ReadOnly = true },
            Mounts = { new MountArgs { Path = "/a" }, new MountArgs { Path = "/b" } },
            Labels = { ["one"] = "1", ["two"] = Output.Create("2") },
            Policy = """{"a":[1,true,"x",null],"b":null}""",
            Settings = new MountArgs { Path = "/set", ReadOnly = false },
            Anything = new Dictionary<string, object?> { ["x"] = new List<int> { 1, 2 }, ["none"] = null },
        }));

        Assert.Equal(
            "{anything: {x: [1, 2]}, kind: 'fast-disk', labels: {one: '1', two: '2'}, level: 7, mount: {path: '/data', readOnly: true}, "
            + "mounts: [{path: '/a'}, {path: '/b'}], policy: {a: [1, true, 'x', null]}, ratio: 0.5, "
            + """settings: '{"path":"/set","readOnly":false}', size: 5}""",
            Show(monitor["disk"].Inputs));
    }

    [Fact]
    public async Task What_was_not_given_is_not_sent()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() =>
        {
            _ = new Disk("disk", new DiskArgs { Kind = (string?)null!, Anything = Output.Create((object?)null)! });
            _ = new Network("net", new NetworkArgs { Cidr = "10.0.0.0/8" });
        });

        Assert.Equal("{}", Show(monitor["disk"].Inputs));
        Assert.Equal("{cidr: '10.0.0.0/8'}", Show(monitor["net"].Inputs));
    }

    [Fact]
    public async Task Secrets_and_unknowns_stand_where_they_are_inside_nested_inputs()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() =>
        {
            var network = new Network("net");
            _ = new Disk("disk", new DiskArgs
            {
                Mount = new MountArgs { Path = Output.CreateSecret("/hidden") },
                Mounts = { new MountArgs { Path = network.Arn } },
                Labels = { ["a"] = "b", ["secret"] = Output.CreateSecret("x"), ["unknown"] = network.Arn },
                Anything = Output.CreateSecret((object)network.Arn),
            });
        });

        Assert.Equal(
            "{anything: secret(unknown), labels: {a: 'b', secret: secret('x'), unknown: unknown}, mount: {path: secret('/hidden')}, "
            + "mounts: [{path: unknown}]}",
            Show(monitor["disk"].Inputs));
    }

    [Fact]
    public async Task Json_text_becomes_unknown_or_secret_as_a_whole()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() =>
        {
            var network = new Network("net");
            _ = new Disk("secret", new DiskArgs { Settings = new MountArgs { Path = Output.CreateSecret("/x") } });
            _ = new Disk("unknown", new DiskArgs { Settings = new MountArgs { Path = network.Arn } });
            _ = new Provider(
                "prov", args: new ProviderArgs { Region = "eu-west-1", DefaultTags = new InputMap<string> { ["b"] = "<2>", ["a"] = "1" } });
        });

        Assert.Equal("""{settings: secret('{"path":"/x"}')}""", Show(monitor["secret"].Inputs));
        Assert.Equal("{settings: unknown}", Show(monitor["unknown"].Inputs));
        Assert.Equal("""{defaultTags: '{"a":"1","b":"<2>"}', region: 'eu-west-1'}""", Show(monitor["prov"].Inputs));
    }

    [Fact]
    public async Task Assets_and_archives_reach_the_engine_and_come_back()
    {
        var monitor = new RecordingMonitor(isDryRun: false);
        monitor.Outputs["file"] = Map(
            ("image", new LandingZone.Engine.Values.PropertyValue.Asset(LandingZone.Engine.Values.AssetSource.Path, "a.iso")));

        await monitor.SucceedAsync(async () =>
        {
            _ = new Disk("text", new DiskArgs { Image = new StringAsset("content") });
            _ = new Disk("remote", new DiskArgs { Image = new RemoteAsset("https://example.com/a") });
            _ = new Disk("folder", new DiskArgs { Image = new FileArchive("./src") });
            _ = new Disk("remotes", new DiskArgs { Image = new RemoteArchive("https://example.com/a.zip") });
            var parts = new Disk("parts", new DiskArgs
            {
                Image = new AssetArchive(new Dictionary<string, AssetOrArchive>
                {
                    ["a.txt"] = new FileAsset("a.txt"),
                    ["sub"] = new AssetArchive(new Dictionary<string, AssetOrArchive> { ["b"] = new StringAsset("b") }),
                }),
            });
            var file = new Disk("file");

            Assert.IsType<FileAsset>(await OutputUtilities.GetValueAsync(file.Image));
            Assert.IsType<AssetArchive>(await OutputUtilities.GetValueAsync(parts.Image));
        });

        Assert.Equal("{image: asset(Text 'content')}", Show(monitor["text"].Inputs));
        Assert.Equal("{image: asset(Uri 'https://example.com/a')}", Show(monitor["remote"].Inputs));
        Assert.Equal("{image: archive(Path './src')}", Show(monitor["folder"].Inputs));
        Assert.Equal("{image: archive(Uri 'https://example.com/a.zip')}", Show(monitor["remotes"].Inputs));
        Assert.Equal("{image: archive({a.txt: asset(Path 'a.txt'), sub: archive({b: asset(Text 'b')})})}", Show(monitor["parts"].Inputs));
    }

    [Fact]
    public async Task A_resource_as_a_value_is_a_reference_and_a_dependency()
    {
        var monitor = new RecordingMonitor(isDryRun: false);

        await monitor.SucceedAsync(() => _ = new Disk("disk", new DiskArgs { Peer = new Network("net") }));

        var urn = RecordingMonitor.UrnOf(Network.Token, "net");
        Assert.Equal($"{{peer: resource({urn}, 'net-id')}}", Show(monitor["disk"].Inputs));
        Assert.Equal([urn], monitor["disk"].PropertyDependencies["peer"]);
    }

    [Fact]
    public async Task A_task_as_an_input_is_refused_with_the_place()
    {
        var errors = await new RecordingMonitor().FailAsync(
            () => _ = new Disk("disk", new DiskArgs { Anything = Task.FromResult(1) }));

        Assert.Contains("The registration of test:disk/disk:Disk 'disk' failed", errors, StringComparison.Ordinal);
        Assert.Contains("Please wrap your Task in an Output", errors, StringComparison.Ordinal);
        Assert.Contains("Pulumi.Tests.Support.DiskArgs.anything", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_no_input_can_have_is_refused_with_the_place()
    {
        var errors = await new RecordingMonitor().FailAsync(
            () => _ = new Disk("disk", new DiskArgs { Anything = new Version(1, 0) }));

        Assert.Contains("System.Version is not a supported argument type.", errors, StringComparison.Ordinal);
        Assert.Contains("Pulumi.Tests.Support.DiskArgs.anything", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_takes_elements_lists_and_outputs_of_lists()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() =>
        {
            var zones = new InputList<string> { "a", Output.Create("b") };
            zones.Add(Output.Create<ImmutableArray<string>>(["c", "d"]));
            zones.Add("e", "f");
            zones.AddRange(new List<string> { "g" });
            _ = new Network("net", new NetworkArgs { Cidr = "c", Zones = zones.Concat("h") });
        });

        Assert.Equal("{cidr: 'c', zones: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']}", Show(monitor["net"].Inputs));
    }

    [Fact]
    public async Task A_list_converts_from_every_kind_of_sequence()
    {
        int[] ones = [1];
        InputList<int>[] lists =
        [
            1, Output.Create(1), (Input<int>)1, ones, new[] { Output.Create(1) }, new Input<int>[] { 1 },
            new List<int> { 1 }, new List<Output<int>> { Output.Create(1) }, new List<Input<int>> { 1 },
            ImmutableArray.Create(1), ImmutableArray.Create(Output.Create(1)), ImmutableArray.Create<Input<int>>(1),
            Output.Create(ones), Output.Create(new List<int> { 1 }), Output.Create<IEnumerable<int>>([1]), Output.Create(
                ImmutableArray.Create(1)),
        ];

        foreach (var list in lists)
        {
            Assert.Equal("1", string.Join(' ', await OutputUtilities.GetValueAsync(list.ToOutput())));
            var elements = new List<int>();
            await foreach (var element in list)
            {
                elements.Add(await OutputUtilities.GetValueAsync(element.ToOutput()));
            }

            Assert.Equal([1], elements);
        }
    }

    [Fact]
    public async Task A_list_that_is_unknown_as_a_whole_stays_so_when_elements_are_added()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() =>
        {
            InputList<string> zones = new Network("first").Zones;
            zones.Add("a");
            _ = new Network("net", new NetworkArgs { Cidr = "c", Zones = zones });
        });

        Assert.Equal("{cidr: 'c', zones: unknown}", Show(monitor["net"].Inputs));
        Assert.Equal([RecordingMonitor.UrnOf(Network.Token, "first")], monitor["net"].PropertyDependencies["zones"]);
    }

    [Fact]
    public async Task A_list_with_an_unknown_element_is_unknown_as_an_output()
    {
        InputList<string> list = [OutputUtilities.CreateUnknown("")];
        InputMap<string> map = new() { ["a"] = OutputUtilities.CreateUnknown("") };

        Assert.False(await OutputUtilities.GetIsKnownAsync(list.ToOutput()));
        Assert.False(await OutputUtilities.GetIsKnownAsync(map.ToOutput()));
    }

    [Fact]
    public void A_list_or_map_cannot_be_enumerated_synchronously()
    {
        Assert.Throws<NotSupportedException>(() => ((System.Collections.IEnumerable)new InputList<int>()).GetEnumerator());
        Assert.Throws<NotSupportedException>(() => ((System.Collections.IEnumerable)new InputMap<int>()).GetEnumerator());
    }

    [Fact]
    public async Task A_map_takes_entries_maps_and_outputs_of_maps()
    {
        InputMap<string> map = new() { ["a"] = "1", ["b"] = Output.Create("2") };
        map.Add(Output.Create(new Dictionary<string, string> { ["c"] = "3" }));
        map.Add("d", "4");
        map.AddRange(ImmutableDictionary<string, string>.Empty.Add("e", "5"));

        var values = await OutputUtilities.GetValueAsync(map.ToOutput());

        Assert.Equal(
            "1 2 3 4 5", string.Join(' ', values.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value)));
        var keys = new List<string>();
        await foreach (var entry in map)
        {
            keys.Add((await OutputUtilities.GetValueAsync(entry.ToOutput())).Key);
        }

        Assert.Equal(["a", "b", "c", "d", "e"], keys.Order());
    }

    [Fact]
    public void A_map_refuses_a_second_value_of_one_name()
    {
        InputMap<string> map = new() { ["a"] = "1" };

        var error = Assert.Throws<ArgumentException>(() => map.Add("a", "2"));

        Assert.StartsWith("The map has another value for 'a' already.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merging_maps_lets_the_second_win_and_changes_neither()
    {
        InputMap<string> first = new() { ["a"] = "1", ["b"] = "1" };
        InputMap<string> second = new() { ["b"] = "2" };
        InputMap<string> later = Output.Create(Task.Run(() => (IDictionary<string, string>)new Dictionary<string, string> { ["b"] = "3" }));

        Assert.Equal("2", (await OutputUtilities.GetValueAsync(InputMap<string>.Merge(first, second).ToOutput()))["b"]);
        Assert.Equal("3", (await OutputUtilities.GetValueAsync(InputMap<string>.Merge(first, later).ToOutput()))["b"]);
        Assert.Equal("1", (await OutputUtilities.GetValueAsync(first.ToOutput()))["b"]);
    }

    [Fact]
    public async Task Lists_and_maps_of_unions_take_values_of_either_type()
    {
        var list = new InputList<Union<int, string>>();
        list.Add((Input<int>)1);
        list.Add((Input<string>)"x");
        var map = new InputMap<Union<int, string>>();
        map.Add("a", (Input<string>)"y");

        Assert.Equal("System.Int32: 1, System.String: x", string.Join(", ", await OutputUtilities.GetValueAsync(list.ToOutput())));
        Assert.Equal("y", (await OutputUtilities.GetValueAsync(map.ToOutput()))["a"].AsT1);
    }

    [Fact]
    public async Task Json_inputs_come_from_texts_documents_elements_and_outputs()
    {
        InputJson[] inputs =
        [
            "[1]", JsonDocument.Parse("[1]"), JsonElement.Parse("[1]"), Output.Create("[1]"), Output.Create(JsonDocument.Parse("[1]")),
            Output.Create(JsonElement.Parse("[1]")),
        ];

        foreach (var input in inputs)
        {
            Assert.Equal("[1]", (await OutputUtilities.GetValueAsync(input.ToOutput())).GetRawText());
        }

        Assert.ThrowsAny<JsonException>(() => (InputJson)"{");
    }

    [Fact]
    public async Task An_input_can_be_applied_to_and_no_input_is_the_default()
    {
        Input<string> input = "a";
        Input<string>? none = null;

        Assert.Equal("ab", await OutputUtilities.GetValueAsync(input.Apply(text => text + "b")));
        Assert.Equal("ac", await OutputUtilities.GetValueAsync(input.Apply(text => Output.Create(text + "c"))));
        Assert.Equal("ad", await OutputUtilities.GetValueAsync(input.Apply(text => Task.FromResult(text + "d"))));
        Assert.Null(await OutputUtilities.GetValueAsync(none.ToOutput()));
        Assert.Throws<ArgumentNullException>(() => (Input<string>)(Output<string>)null!);
    }
}
