using System.Collections.Immutable;
using LandingZone.Engine.Monitor;
using Pulumi.Tests.Support;
using static Pulumi.Tests.Support.Values;

namespace Pulumi.Tests;

public sealed class RegistrationTests
{
    private static readonly Func<string, string> Net = name => RecordingMonitor.UrnOf(Network.Token, name);

    [Fact]
    public async Task Dependencies_of_inputs_reach_the_engine_by_property()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() =>
        {
            var first = new Network("first");
            var second = new Network("second");
            _ = new Disk("disk", new DiskArgs
            {
                Size = 1,
                Labels = { ["a"] = first.Arn, ["b"] = Output.Format($"{second.Cidr}/{first.Id}") },
                Mount = new MountArgs { Path = second.Arn.Apply(arn => arn) },
            });
        });

        var disk = monitor["disk"];
        Assert.Equal(["labels", "mount"], disk.PropertyDependencies.Keys.Order());
        Assert.Equal([Net("first"), Net("second")], disk.PropertyDependencies["labels"].Order());
        Assert.Equal([Net("second")], disk.PropertyDependencies["mount"]);
        Assert.Equal([Net("first"), Net("second")], disk.Dependencies.Order());
        Assert.Empty(monitor["first"].PropertyDependencies);
        Assert.Empty(monitor["first"].Dependencies);
    }

    [Fact]
    public async Task DependsOn_and_inputs_are_joined_and_do_not_make_property_dependencies()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() =>
        {
            var first = new Network("first");
            var second = new Network("second");
            _ = new Disk(
                "disk",
                new DiskArgs { Labels = { ["a"] = first.Arn } },
                new CustomResourceOptions { DependsOn = { first, Output.Create<Resource>(second) } });
        });

        Assert.Equal([Net("first"), Net("second")], monitor["disk"].Dependencies.Order());
        Assert.Equal(["labels"], monitor["disk"].PropertyDependencies.Keys);
    }

    [Fact]
    public async Task DependsOn_a_component_waits_for_everything_inside_it_at_that_time()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() =>
        {
            Network? custom = null;
            var outer = new Group("outer", group =>
            {
                custom = new Network("a", options: group.Inside);
                _ = new Group(
                    "inner", inner => _ = new Network("b", options: inner.Inside), new ComponentResourceOptions { Parent = group });
                _ = new Network("under-a", options: new CustomResourceOptions { Parent = custom });
            });
            _ = new Disk("early", options: new CustomResourceOptions { DependsOn = outer });
            _ = new Network("c", options: outer.Inside);
            _ = new Disk("late", options: new CustomResourceOptions { DependsOn = { outer, custom! } });
        });

        Assert.Equal([Net("a"), Net("b")], monitor["early"].Dependencies.Order());
        Assert.Equal([Net("a"), Net("b"), Net("c")], monitor["late"].Dependencies.Order());
    }

    [Fact]
    public async Task DependsOn_a_component_waits_for_what_is_still_being_registered_inside_it()
    {
        var answer = new TaskCompletionSource();
        var monitor = new RecordingMonitor { Delay = name => name == "slow" ? answer.Task : Task.CompletedTask };
        string[] early = [];

        await monitor.SucceedAsync(() =>
        {
            var group = new Group("group", inside => _ = new Network("slow", options: inside.Inside));
            _ = new Disk("disk", options: new CustomResourceOptions { DependsOn = group });
            early = [.. monitor.Registered.Select(request => request.Name)];
            answer.SetResult();
        });

        Assert.Equal(["proj-dev", "group", "slow"], early);
        Assert.Equal([Net("slow")], monitor["disk"].Dependencies);
    }

    [Fact]
    public async Task A_resource_cannot_depend_on_the_component_that_contains_it()
    {
        var errors = await new RecordingMonitor().FailAsync(() => _ = new Group("group", group =>
            _ = new Disk("disk", options: new CustomResourceOptions { Parent = group, DependsOn = group })));

        Assert.Equal("test:disk/disk:Disk 'disk' depends on a component that contains it, and so on itself.", errors);
    }

    [Fact]
    public async Task Parents_are_the_stack_or_what_the_program_says()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() => _ = new Group("group", group => _ = new Network("net", options: group.Inside)));

        Assert.Null(monitor["proj-dev"].Parent);
        Assert.Equal("pulumi:pulumi:Stack", monitor["proj-dev"].Type);
        Assert.Equal(monitor.StackUrn, monitor["group"].Parent);
        Assert.False(monitor["group"].Custom);
        Assert.Equal(RecordingMonitor.UrnOf(Group.Token, "group"), monitor["net"].Parent);
        Assert.True(monitor["net"].Custom);
    }

    [Fact]
    public async Task Protect_is_inherited_unless_a_child_says_otherwise()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() => _ = new Group(
            "group",
            group =>
            {
                _ = new Network("child", options: group.Inside);
                _ = new Network("free", options: new CustomResourceOptions { Parent = group, Protect = false });
                _ = new Group(
                    "inner",
                    inner => _ = new Network("grandchild", options: inner.Inside),
                    new ComponentResourceOptions { Parent = group });
            },
            new ComponentResourceOptions { Protect = true }));

        Assert.True(monitor["group"].Protect);
        Assert.True(monitor["child"].Protect);
        Assert.False(monitor["free"].Protect);
        Assert.True(monitor["grandchild"].Protect);
        Assert.Null(monitor["proj-dev"].Protect);
    }

    [Fact]
    public async Task A_provider_is_used_by_the_resource_and_inherited_by_what_belongs_to_it()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() =>
        {
            var provider = new Provider("prov");
            var net = new Network("net", options: new CustomResourceOptions { Provider = provider });
            _ = new Network("child", options: new CustomResourceOptions { Parent = net });
            _ = new Network("other");
        });

        Assert.Equal(Provider.Reference("prov"), monitor["net"].Provider);
        Assert.Equal(Provider.Reference("prov"), monitor["child"].Provider);
        Assert.Null(monitor["other"].Provider);
        Assert.Null(monitor["prov"].Provider);
        Assert.Equal("pulumi:providers:test", monitor["prov"].Type);
    }

    [Fact]
    public async Task A_component_hands_down_one_provider_or_one_per_package_and_never_one_of_another_package()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() =>
        {
            var mine = new Provider("mine");
            var foreign = new Provider("foreign", package: "elsewhere");
            var second = new Provider("second");
            _ = new Group(
                "one", group => _ = new Network("in-one", options: group.Inside), new ComponentResourceOptions { Provider = mine });
            _ = new Group(
                "wrong", group => _ = new Network("in-wrong", options: group.Inside), new ComponentResourceOptions { Provider = foreign });
            _ = new Group(
                "both",
                group =>
                {
                    _ = new Network("in-both", options: group.Inside);
                    _ = new Group(
                        "inner",
                        inner => _ = new Network("in-inner", options: inner.Inside),
                        new ComponentResourceOptions { Parent = group, Providers = { second } });
                },
                new ComponentResourceOptions { Providers = { mine, foreign } });
        });

        Assert.Equal(Provider.Reference("mine"), monitor["in-one"].Provider);
        Assert.Null(monitor["in-wrong"].Provider);
        Assert.Equal(Provider.Reference("mine"), monitor["in-both"].Provider);
        Assert.Equal(Provider.Reference("second"), monitor["in-inner"].Provider);
        Assert.Equal(
            $"elsewhere={Provider.Reference("foreign", "elsewhere")}, test={Provider.Reference("second")}",
            string.Join(", ", monitor["inner"].Providers.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(
                entry => $"{entry.Key}={entry.Value}")));
        Assert.Empty(monitor["in-both"].Providers);
    }

    [Fact]
    public async Task A_component_takes_one_provider_or_several_but_not_both()
    {
        var errors = await new RecordingMonitor().FailAsync(() =>
        {
            var provider = new Provider("prov");
            _ = new Group("group", options: new ComponentResourceOptions { Provider = provider, Providers = { provider } });
        });

        Assert.Contains("Do not supply both 'provider' and 'providers' options to a ComponentResource.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_id_of_a_provider_is_part_of_its_reference_once_it_is_known()
    {
        var monitor = new RecordingMonitor(isDryRun: false);

        await monitor.SucceedAsync(() => _ = new Network("net", options: new CustomResourceOptions { Provider = new Provider("prov") }));

        Assert.Equal(Provider.Reference("prov", id: "prov-id"), monitor["net"].Provider);
    }

    [Fact]
    public async Task All_options_reach_the_engine()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() =>
        {
            var other = new Network("other");
            _ = new Network("net", options: new CustomResourceOptions
            {
                IgnoreChanges = { "tags" },
                ReplaceOnChanges = { "cidr" },
                DeleteBeforeReplace = true,
                RetainOnDelete = true,
                DeletedWith = other,
                ReplaceWith = { other },
                ReplacementTrigger = Output.Create<object>("v2"),
                HideDiffs = { "size" },
                CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(30), Delete = TimeSpan.FromHours(1) },
                AdditionalSecretOutputs = { "arn" },
                ImportId = "vpc-123",
                Version = "1.2.3",
                PluginDownloadURL = "https://example.com",
                Protect = true,
            });
        });

        var net = monitor["net"];
        Assert.Equal(["tags"], net.IgnoreChanges);
        Assert.Equal(["cidr"], net.ReplaceOnChanges);
        Assert.True(net.DeleteBeforeReplace);
        Assert.True(net.RetainOnDelete);
        Assert.Equal(Net("other"), net.DeletedWith);
        Assert.Equal([Net("other")], net.ReplaceWith);
        Assert.Equal("'v2'", Show(net.ReplacementTrigger));
        Assert.Equal(["size"], net.HideDiffs);
        Assert.Equal(new OperationTimeouts(TimeSpan.FromMinutes(30), null, TimeSpan.FromHours(1)), net.CustomTimeouts);
        Assert.Equal(["arn"], net.AdditionalSecretOutputs);
        Assert.Equal("vpc-123", net.ImportId);
        Assert.Equal("1.2.3", net.Version);
        Assert.Equal("https://example.com", net.PluginDownloadUrl);
        Assert.True(net.Protect);

        var plain = monitor["other"];
        Assert.Null(plain.DeleteBeforeReplace);
        Assert.Null(plain.RetainOnDelete);
        Assert.Null(plain.CustomTimeouts);
        Assert.Null(plain.ReplacementTrigger);
        Assert.Empty(plain.IgnoreChanges);
    }

    [Fact]
    public async Task Aliases_reach_the_engine_in_parts()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() =>
        {
            var group = new Group("group");
            _ = new Network("net", options: new CustomResourceOptions
            {
                Aliases =
                {
                    new Alias { Urn = "urn:pulumi:dev::proj::a:b:C::old" },
                    new Alias { Name = "older", Type = "a:b:D", Project = "p", Stack = "s" },
                    new Alias { Parent = group },
                    new Alias { ParentUrn = Output.Create("urn:pulumi:dev::proj::a:b:P::p") },
                    new Alias { NoParent = true },
                    Output.Create(new Alias { Name = "later" }),
                },
            });
        });

        Assert.Equal(
            [
                new AliasRequest { Urn = "urn:pulumi:dev::proj::a:b:C::old" },
                new AliasRequest { Name = "older", Type = "a:b:D", Project = "p", Stack = "s" },
                new AliasRequest { ParentUrn = RecordingMonitor.UrnOf(Group.Token, "group") },
                new AliasRequest { ParentUrn = "urn:pulumi:dev::proj::a:b:P::p" },
                new AliasRequest { NoParent = true },
                new AliasRequest { Name = "later" },
            ],
            monitor["net"].Aliases);
    }

    [Fact]
    public async Task Aliases_of_a_parent_are_inherited_and_a_name_after_the_parent_follows_it()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() => _ = new Group(
            "new",
            group =>
            {
                _ = new Network("new-net", options: group.Inside);
                _ = new Network(
                    "other", options: new CustomResourceOptions { Parent = group, Aliases = { new Alias { Name = "other-old" } } });
            },
            new ComponentResourceOptions { Aliases = { new Alias { Name = "old" } } }));

        Assert.Equal([new AliasRequest { Name = "old" }], monitor["new"].Aliases);
        Assert.Equal(
            [new AliasRequest { Urn = "urn:pulumi:dev::proj::test:index:Group$test:net/network:Network::old-net" }],
            monitor["new-net"].Aliases);
        Assert.Equal(
            [
                new AliasRequest { Name = "other-old" },
                new AliasRequest { Urn = "urn:pulumi:dev::proj::test:index:Group$test:net/network:Network::other" },
                new AliasRequest { Urn = "urn:pulumi:dev::proj::test:index:Group$test:net/network:Network::other-old" },
            ],
            monitor["other"].Aliases);
    }

    [Theory]
    [InlineData(true, "Alias should not specify both Urn and Name")]
    [InlineData(false, "Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias")]
    public async Task An_alias_that_contradicts_itself_fails_the_run(bool withUrn, string expected)
    {
        var alias = withUrn ? new Alias { Urn = "urn:x", Name = "y" } : new Alias { ParentUrn = "urn:x", NoParent = true };

        var errors = await new RecordingMonitor().FailAsync(
            () => _ = new Network("net", options: new CustomResourceOptions { Aliases = { alias } }));

        Assert.Contains("The registration of test:net/network:Network 'net' failed", errors, StringComparison.Ordinal);
        Assert.Contains(expected, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_with_an_id_is_read_and_not_registered()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(async () =>
        {
            var found = new Network(
                "found", options: new CustomResourceOptions { Id = "vpc-1", Version = "1.0.0", AdditionalSecretOutputs = { "arn" } });
            _ = new Network("unknown", options: new CustomResourceOptions { Id = new Network("net").Id });
            Assert.Equal("vpc-1", await Pulumi.Utilities.OutputUtilities.GetValueAsync(found.Id));
        });

        Assert.Equal(["'vpc-1'", "unknown"], monitor.Read.Select(request => Show(request.Id)));
        Assert.Equal("1.0.0", monitor.Read.First().Version);
        Assert.Equal(["arn"], monitor.Read.First().AdditionalSecretOutputs);
        Assert.Equal(["proj-dev", "net"], monitor.Registered.Select(request => request.Name));
    }

    [Fact]
    public async Task A_resource_with_a_urn_takes_over_the_state_that_the_engine_knows()
    {
        var monitor = new RecordingMonitor
        {
            Invoke = _ => Map(("urn", Text("urn:there")), ("id", Text("i-1")), ("state", Map(("cidr", Text("10.1.0.0/16"))))),
        };

        await monitor.SucceedAsync(async () =>
        {
            var network = new Network("net", options: new CustomResourceOptions { Urn = "urn:there" });
            Assert.Equal("10.1.0.0/16", await Pulumi.Utilities.OutputUtilities.GetValueAsync(network.Cidr));
        });

        Assert.Equal("pulumi:pulumi:getResource", monitor.Invoked.Single().Token);
        Assert.Equal("{urn: 'urn:there'}", Show(monitor.Invoked.Single().Arguments));
    }

    [Fact]
    public async Task Arguments_may_be_given_by_name()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() => _ = new CustomResource(
            "a:b:C",
            "res",
            new DictionaryResourceArgs(ImmutableDictionary<string, object?>.Empty.Add("x", Output.Create(1)).Add("y", null))));

        Assert.Equal("{x: 1}", Show(monitor["res"].Inputs));
    }

    [Fact]
    public async Task Components_register_their_outputs_and_their_arguments()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() =>
        {
            _ = new Group("group", new Dictionary<string, object?>
            {
                ["cidr"] = new Network("net").Cidr,
                ["arn"] = new Network("other").Arn,
                ["secret"] = Output.CreateSecret("x"),
                ["none"] = null,
            });
            _ = new ComponentResource("a:b:Comp", "comp", new MountArgs { Path = "/x" });
        });

        Assert.Equal(
            "{arn: unknown, cidr: '10.0.0.0/16', secret: secret('x')}",
            Show(monitor.RegisteredOutputs[RecordingMonitor.UrnOf(Group.Token, "group")]));
        Assert.Equal("{path: '/x'}", Show(monitor["comp"].Inputs));
    }

    [Fact]
    public async Task Registration_goes_on_when_a_task_behind_an_input_completes()
    {
        var monitor = new RecordingMonitor();
        var text = new TaskCompletionSource<string>();
        string[] early = [];

        await monitor.SucceedAsync(() =>
        {
            var first = new Disk("first", new DiskArgs { Labels = { ["a"] = Output.Create(text.Task) } });
            _ = new Network("second", new NetworkArgs { Cidr = first.Urn });
            _ = new Group("group", new Dictionary<string, object?> { ["urn"] = first.Urn });
            early = [.. monitor.Registered.Select(request => request.Name)];
            _ = Task.Run(() => text.SetResult("done"));
        });

        Assert.Equal(["proj-dev", "group"], early);
        Assert.Equal("{labels: {a: 'done'}}", Show(monitor["first"].Inputs));
        Assert.Equal($"{{cidr: '{RecordingMonitor.UrnOf(Disk.Token, "first")}'}}", Show(monitor["second"].Inputs));
        Assert.Equal(
            $"{{urn: '{RecordingMonitor.UrnOf(Disk.Token, "first")}'}}",
            Show(monitor.RegisteredOutputs[RecordingMonitor.UrnOf(Group.Token, "group")]));
    }

    [Fact]
    public async Task A_run_waits_for_resources_made_in_callbacks()
    {
        var monitor = new RecordingMonitor(isDryRun: false);

        await monitor.SucceedAsync(() =>
        {
            _ = Output.Create(Task.Delay(20).ContinueWith(_ => "x", TaskScheduler.Default))
                .Apply(async text =>
                {
                    await Task.Yield();
                    _ = new Network($"made-{text}");
                    return text;
                })
                .Apply(text => new Network($"again-{text}").Id);
        });

        Assert.Equal(["proj-dev", "made-x", "again-x"], monitor.Registered.Select(request => request.Name));
    }

    [Fact]
    public async Task Without_tasks_registration_is_done_when_the_constructor_returns()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() =>
        {
            var first = new Network("first");
            Assert.Equal(2, monitor.Registered.Count);
            _ = new Disk("second", new DiskArgs { Labels = { ["a"] = first.Arn.Apply(arn => arn + "x") } });
            Assert.Equal(3, monitor.Registered.Count);
        });
    }

    [Fact]
    public void A_urn_is_put_together_from_its_parts()
    {
        Assert.Equal(new Urn("urn:a"), new Urn("urn:a"));
        Assert.Equal("urn:a", (string)new Urn("urn:a"));
        Assert.True(new Urn("a") != new Urn("b"));
        var error = Assert.Throws<ArgumentException>(() => Urn.Create("n", "t", new FakeParent().Value, "urn:x"));
        Assert.Equal("Only one of 'parent' and 'parentUrn' can be non-null.", error.Message);
    }

    [Fact]
    public async Task A_urn_takes_project_and_stack_from_the_run_and_the_types_from_the_parent()
    {
        await new RecordingMonitor().SucceedAsync(async () =>
        {
            Assert.Equal("urn:pulumi:dev::proj::a:b:C::n", await Pulumi.Utilities.OutputUtilities.GetValueAsync(Urn.Create("n", "a:b:C")));
            Assert.Equal(
                "urn:pulumi:dev::proj::test:index:Group$a:b:C::n",
                await Pulumi.Utilities.OutputUtilities.GetValueAsync(Urn.Create("n", "a:b:C", new Group("g"))));
        });
    }

    private sealed class FakeParent
    {
        public Resource Value { get; } = new DependencyResource(new LandingZone.Engine.Values.PropertyValue.Reference("urn:p", null));
    }
}
