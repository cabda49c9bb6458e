using System.Collections.Immutable;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;
using Pulumi.Tests.Support;
using Pulumi.Utilities;
using static Pulumi.Tests.Support.Values;

namespace Pulumi.Tests;

public sealed class InvokeTests
{
    private const string Token = "test:index/find:find";

    private static PropertyValue.Map Found(InvokeRequest request) =>
        Map(("path", request.Arguments["name"]!), ("readOnly", PropertyValue.Boolean.Of(true)));

    [Fact]
    public async Task A_call_gives_an_output()
    {
        var monitor = new RecordingMonitor { Invoke = Found };

        await monitor.SucceedAsync(async () =>
        {
            var result = Deployment.Instance.Invoke<Mount>(
                Token, new FindArgs { Name = Output.Create("/a") }, new InvokeOptions { Version = "1.0", PluginDownloadURL = "https://x" });
            Assert.Equal("/a", (await OutputUtilities.GetValueAsync(result)).Path);
            Assert.True((await OutputUtilities.GetValueAsync(result)).ReadOnly);
        });

        var call = monitor.Invoked.Single();
        Assert.Equal(
            (Token, "{name: '/a'}", null, "1.0", "https://x"),
            (call.Token, Show(call.Arguments), call.Provider, call.Version, call.PluginDownloadUrl));
    }

    [Fact]
    public async Task Unknown_arguments_make_no_call_and_an_unknown_result()
    {
        var monitor = new RecordingMonitor { Invoke = Found };

        await monitor.SucceedAsync(async () =>
        {
            var network = new Network("net");
            var result = Deployment.Instance.Invoke<Mount>(Token, new FindArgs { Name = network.Arn });
            Assert.False(await OutputUtilities.GetIsKnownAsync(result));
            Assert.Equal([network], await OutputUtilities.GetDependenciesAsync(result));
        });

        Assert.Empty(monitor.Invoked);
    }

    [Fact]
    public async Task A_call_waits_until_the_resources_behind_it_exist()
    {
        var preview = new RecordingMonitor { Invoke = Found };
        var update = new RecordingMonitor(isDryRun: false) { Invoke = Found };
        async Task Program(bool isKnown)
        {
            var network = new Network("net");
            var group = new Group("group", inside => _ = new Network("inner", options: inside.Inside));
            var byInput = Deployment.Instance.Invoke<Mount>(Token, new FindArgs { Name = network.Cidr });
            var byOption = Deployment.Instance.Invoke<Mount>(
                Token, new FindArgs { Name = "x" }, new InvokeOutputOptions { DependsOn = { group } });
            Assert.Equal(isKnown, await OutputUtilities.GetIsKnownAsync(byInput));
            Assert.Equal(isKnown, await OutputUtilities.GetIsKnownAsync(byOption));
            Assert.Equal([network], await OutputUtilities.GetDependenciesAsync(byInput));
            Assert.Equal([group], await OutputUtilities.GetDependenciesAsync(byOption));
        }

        await preview.SucceedAsync(() => Program(isKnown: false));
        await update.SucceedAsync(() => Program(isKnown: true));

        Assert.Empty(preview.Invoked);
        Assert.Equal(2, update.Invoked.Count);
    }

    [Fact]
    public async Task A_secret_result_is_secret()
    {
        var monitor = new RecordingMonitor { Invoke = _ => Map(("path", Secret(Text("x")))) };

        await monitor.SucceedAsync(async () =>
            Assert.True(
                await Output.IsSecretAsync(Deployment.Instance.Invoke<Mount>(Token, new FindArgs { Name = Output.CreateSecret("n") }))));

        Assert.Equal("{name: secret('n')}", Show(monitor.Invoked.Single().Arguments));
    }

    [Fact]
    public async Task A_single_result_is_taken_out_of_its_wrapping()
    {
        var monitor = new RecordingMonitor { Invoke = _ => Map(("items", List(Text("a"), Text("b")))) };

        await monitor.SucceedAsync(async () =>
        {
            var output = Deployment.Instance.InvokeSingle<ImmutableArray<string>>(Token, InvokeArgs.Empty);
            var plain = await Deployment.Instance.InvokeSingleAsync<ImmutableArray<string>>(Token, InvokeArgs.Empty);
            Assert.Equal("a b", string.Join(' ', await OutputUtilities.GetValueAsync(output)));
            Assert.Equal("a b", string.Join(' ', plain));
        });
    }

    [Fact]
    public async Task The_plain_form_gives_the_result_itself()
    {
        var monitor = new RecordingMonitor { Invoke = Found };

        await monitor.SucceedAsync(async () =>
        {
            var result = await Deployment.Instance.InvokeAsync<Mount>(Token, new FindArgs { Name = "/a" });
            await Deployment.Instance.InvokeAsync(
                Token, new DictionaryInvokeArgs(ImmutableDictionary<string, object?>.Empty.Add("name", "/b")));
            Assert.Equal("/a", result.Path);
        });

        Assert.Equal(["{name: '/a'}", "{name: '/b'}"], monitor.Invoked.Select(call => Show(call.Arguments)));
    }

    [Fact]
    public async Task The_plain_form_refuses_unknown_arguments()
    {
        await new RecordingMonitor().SucceedAsync(async () =>
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(
                () => Deployment.Instance.InvokeAsync<Mount>(Token, new FindArgs { Name = new Network("net").Arn }));
            Assert.Equal(
                $"An argument of '{Token}' is not known yet, and InvokeAsync needs all of them; use Invoke, whose result waits for them.",
                error.Message);
        });
    }

    [Fact]
    public async Task A_call_uses_its_own_provider_or_that_of_its_parent()
    {
        var monitor = new RecordingMonitor { Invoke = Found };

        await monitor.SucceedAsync(() =>
        {
            var provider = new Provider("prov");
            var group = new Group("group", options: new ComponentResourceOptions { Provider = provider });
            _ = Deployment.Instance.Invoke<Mount>(Token, new FindArgs { Name = "a" }, new InvokeOptions { Provider = provider });
            _ = Deployment.Instance.Invoke<Mount>(Token, new FindArgs { Name = "b" }, new InvokeOptions { Parent = group });
            _ = Deployment.Instance.Invoke<Mount>("other:index:f", new FindArgs { Name = "c" }, new InvokeOptions { Parent = group });
        });

        Assert.Equal([Provider.Reference("prov"), Provider.Reference("prov"), null], monitor.Invoked.Select(call => call.Provider));
    }

    [Fact]
    public async Task A_missing_argument_names_the_function_and_the_argument()
    {
        var errors = await new RecordingMonitor().FailAsync(() => _ = Deployment.Instance.Invoke<Mount>(Token, new FindArgs()));

        Assert.Equal($"Call of '{Token}': [Input] Pulumi.Tests.InvokeTests+FindArgs.Name is required but was not given a value", errors);
    }

    [Fact]
    public async Task A_call_that_the_engine_refuses_fails_the_run_in_its_words_and_throws_in_the_plain_form()
    {
        var monitor = new RecordingMonitor { Invoke = _ => throw new MonitorException("no such function") };
        Assert.Equal(
            "no such function", await monitor.FailAsync(() => _ = Deployment.Instance.Invoke<Mount>(Token, new FindArgs { Name = "a" })));

        var plain = new RecordingMonitor { Invoke = _ => throw new MonitorException("no such function") };
        await plain.SucceedAsync(async () =>
        {
            await Assert.ThrowsAsync<MonitorException>(() => Deployment.Instance.InvokeAsync<Mount>(Token, new FindArgs { Name = "a" }));
        });
    }

    private sealed class FindArgs : InvokeArgs
    {
        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;
    }
}
