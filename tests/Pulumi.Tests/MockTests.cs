using System.Collections.Immutable;
using Pulumi.Testing;
using Pulumi.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Tests;

public sealed class MockTests
{
    [Fact]
    public async Task Mocks_see_resources_as_the_official_sdk_shows_them()
    {
        var mocks = new RecordingMocks();

        await Deployment.TestAsync(mocks, new TestOptions(), () =>
        {
            var provider = new Provider("prov");
            var net = new Network("net", new NetworkArgs
            {
                Cidr = Output.CreateSecret("10.0.0.0/16"),
                Size = 3,
                Zones = { "a" },
                Tags = { ["unknown"] = OutputUtilities.CreateUnknown("") },
            });
            _ = new Network("imported", options: new CustomResourceOptions { ImportId = "i-1", Provider = provider });
            _ = new Network("read", options: new CustomResourceOptions { Id = "r-1" });
            _ = new Group("group");
        });

        var net = mocks.Resources["net"];
        Assert.Equal((Network.Token, "", ""), (net.Type, net.Id, net.Provider));
        Assert.Equal(["cidr", "size", "zones"], net.Inputs.Keys.Order());
        Assert.Equal("10.0.0.0/16", net.Inputs["cidr"]);
        Assert.Equal(3.0, net.Inputs["size"]);
        Assert.Equal("a", string.Join(' ', Assert.IsType<ImmutableArray<object?>>(net.Inputs["zones"])));
        Assert.Equal("i-1", mocks.Resources["imported"].Id);
        Assert.Equal(
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::prov::prov_id", mocks.Resources["imported"].Provider);
        Assert.Equal("r-1", mocks.Resources["read"].Id);
        Assert.Empty(mocks.Resources["group"].Inputs);
        Assert.DoesNotContain("project-stack", mocks.Resources.Keys);
    }

    [Fact]
    public async Task What_a_mock_does_not_give_is_unknown_in_a_preview_and_the_default_otherwise()
    {
        async Task Program(bool isKnown)
        {
            var network = new Network("net");
            Assert.Equal("net_id", await OutputUtilities.GetValueAsync(network.Id));
            Assert.Equal("given", await OutputUtilities.GetValueAsync(network.Cidr));
            Assert.Equal(isKnown, await OutputUtilities.GetIsKnownAsync(network.Arn));
            Assert.Equal(isKnown, await OutputUtilities.GetIsKnownAsync(network.Zones));
            Assert.True((await OutputUtilities.GetValueAsync(network.Zones)).IsDefault);
        }

        var mocks = new RecordingMocks { State = _ => new Dictionary<string, object> { ["cidr"] = "given" } };
        await Deployment.TestAsync(mocks, new TestOptions(), () => Program(isKnown: false));
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = true }, () => Program(isKnown: false));
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, () => Program(isKnown: true));
    }

    [Fact]
    public async Task A_mock_may_give_outputs_and_secrets()
    {
        var mocks = new RecordingMocks
        {
            State = _ => ImmutableDictionary<string, object>.Empty
                .Add("arn", Output.CreateSecret(Task.Run(async () =>
                {
                    await Task.Yield();
                    return "a";
                })))
                .Add("zones", ImmutableArray.Create("x")),
        };

        await Deployment.TestAsync(mocks, new TestOptions(), async () =>
        {
            var network = new Network("net");
            Assert.Equal("a", await OutputUtilities.GetValueAsync(network.Arn));
            Assert.True(await Output.IsSecretAsync(network.Arn));
            Assert.Equal("x", string.Join(' ', await OutputUtilities.GetValueAsync(network.Zones)));
        });
    }

    [Fact]
    public async Task A_mock_answers_functions_and_sees_outputs_of_components_and_the_stack()
    {
        var mocks = new RecordingMocks { Result = args => args.Args.SetItem("path", "/found") };

        var (resources, outputs) = await Deployment.TestAsync(mocks, new TestOptions(), () =>
        {
            _ = new Group("group", new Dictionary<string, object?> { ["a"] = 1 });
            var mount = Deployment.Instance.Invoke<Mount>(
                "test:index:find", new DictionaryInvokeArgs(ImmutableDictionary<string, object?>.Empty.Add("x", 1)));
            return new Dictionary<string, object?> { ["path"] = mount.Apply(found => found.Path) };
        });

        Assert.Equal(["group"], resources.Select(resource => resource.GetResourceName()));
        Assert.Equal("/found", await OutputUtilities.GetValueAsync((Output<string>)outputs["path"]!));
        Assert.Equal(1.0, mocks.Call!.Args["x"]);
        Assert.Equal(("test:index:find", ""), (mocks.Call.Token, mocks.Call.Provider));
        Assert.Equal(
            [
                "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Group::group",
                "urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack",
            ],
            mocks.Outputs.Select(request => request.Urn));
        Assert.Equal(1.0, await OutputUtilities.GetValueAsync(mocks.Outputs[0].Outputs["a"]));
    }

    [Fact]
    public async Task Every_form_of_test_gives_the_resources_in_order()
    {
        var mocks = new EmptyMocks();
        var options = new TestOptions();
        var none = new Dictionary<string, object?>();

        var byAction = await Deployment.TestAsync(mocks, options, () => { _ = new Network("net"); });
        var byTask = await Deployment.TestAsync(mocks, options, async () => { await Task.Yield(); _ = new Network("net"); });
        var (byFunction, _) = await Deployment.TestAsync(
            mocks, options, () => { _ = new Network("net"); return (IDictionary<string, object?>)none; });
        var (byAsyncFunction, _) = await Deployment.TestAsync(
            mocks, options, async () => { await Task.Yield(); _ = new Network("net"); return (IDictionary<string, object?>)none; });
        var byStack = await Deployment.TestAsync<NetworkStack>(mocks);
        var byServices = await Deployment.TestWithServiceProviderAsync<NetworkStack>(mocks, new Services());

        foreach (var resources in new[] { byAction, byTask, byFunction, byAsyncFunction })
        {
            Assert.Equal("net", Assert.Single(resources).GetResourceName());
        }

        Assert.Equal(["project-stack", "net"], byStack.Select(resource => resource.GetResourceName()));
        Assert.Equal(["project-stack", "net"], byServices.Select(resource => resource.GetResourceName()));
    }

    [Fact]
    public async Task Test_options_name_the_stack()
    {
        var options = new TestOptions
        {
            ProjectName = "p", StackName = "s", OrganizationName = "o", IsPreview = false, RootDirectory = "/r",
        };

        await Deployment.TestAsync(new EmptyMocks(), options, () =>
        {
            var deployment = Deployment.Instance;
            Assert.Equal(
                ("o", "p", "s", "/r", false),
                (deployment.OrganizationName, deployment.ProjectName, deployment.StackName, deployment.RootDirectory, deployment.IsDryRun));
        });
        await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () =>
        {
            var deployment = Deployment.Instance;
            Assert.Equal(
                ("organization", "project", "stack", true),
                (deployment.OrganizationName, deployment.ProjectName, deployment.StackName, deployment.IsDryRun));
        });
    }

    [Fact]
    public async Task One_failure_is_a_run_exception_and_several_are_an_aggregate()
    {
        var one = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(
            new EmptyMocks(), new TestOptions(), (Action)(() => throw new InvalidOperationException("boom"))));
        Assert.Contains("failed with an unhandled exception:", one.Message, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException: boom", one.Message, StringComparison.Ordinal);

        var several = await Assert.ThrowsAsync<AggregateException>(() => Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () =>
        {
            Log.Error("first");
            Log.Error("second");
        }));
        Assert.Equal(["first", "second"], several.InnerExceptions.Select(error => Assert.IsType<RunException>(error).Message));

        var missing = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync(
            new EmptyMocks(), new TestOptions(), () => _ = new Network("net", new NetworkArgs())));
        Assert.Contains("cidr is required but was not given a value", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mock_that_throws_or_gives_no_dictionary_fails_the_test()
    {
        var throwing = new RecordingMocks { State = _ => throw new InvalidOperationException("not mocked") };
        var wrong = new RecordingMocks { State = _ => 5 };

        var first = await Assert.ThrowsAsync<RunException>(
            () => Deployment.TestAsync(throwing, new TestOptions(), () => _ = new Network("net")));
        var second = await Assert.ThrowsAsync<RunException>(
            () => Deployment.TestAsync(wrong, new TestOptions(), () => _ = new Network("net")));

        Assert.Contains("not mocked", first.Message, StringComparison.Ordinal);
        Assert.Contains("System.Int32 is not a supported argument type", second.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_mocks_give_inputs_back_and_no_id()
    {
        await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), async () =>
        {
            var network = new Network("net");
            Assert.Equal("10.0.0.0/16", await OutputUtilities.GetValueAsync(network.Cidr));
            Assert.False(await OutputUtilities.GetIsKnownAsync(network.Id));
        });
    }

    [Fact]
    public async Task Settings_of_a_test_come_from_the_environment()
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", """{"settings-of-a-test:a":"1","settings-of-a-test:config:b":"2"}""");
        try
        {
            await Deployment.TestAsync(new EmptyMocks(), new TestOptions { ProjectName = "settings-of-a-test" }, () =>
            {
                Assert.Equal(1, new Config().RequireInt32("a"));
                Assert.Equal("2", new Config().Get("b"));
            });
        }
        finally
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
        }
    }

    [Fact]
    public async Task A_test_and_a_run_may_go_on_at_the_same_time()
    {
        var monitor = new RecordingMonitor();
        await monitor.ExecuteAsync(async () =>
        {
            await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () => _ = new Network("mocked"));
            return await Deployment.RunAsync(() => _ = new Network("real"));
        });

        Assert.Equal(["proj-dev", "real"], monitor.Registered.Select(request => request.Name));
    }

    private sealed class RecordingMocks : IMocks
    {
        public Dictionary<string, MockResourceArgs> Resources { get; } = [];

        public List<MockRegisterResourceOutputsRequest> Outputs { get; } = [];

        public MockCallArgs? Call { get; private set; }

        public Func<MockResourceArgs, object> State { get; init; } = args => args.Inputs;

        public Func<MockCallArgs, object> Result { get; init; } = args => args.Args;

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
        {
            Resources[args.Name!] = args;
            return Task.FromResult<(string?, object)>(($"{args.Name}_id", State(args)));
        }

        public Task<object> CallAsync(MockCallArgs args)
        {
            Call = args;
            return Task.FromResult(Result(args));
        }

        public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
        {
            Outputs.Add(args);
            return Task.CompletedTask;
        }
    }

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(NetworkStack) ? new NetworkStack() : null;
    }

    private sealed class NetworkStack : Stack
    {
        public NetworkStack() => _ = new Network("net");
    }
}
