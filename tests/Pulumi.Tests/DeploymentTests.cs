using LandingZone.Engine.Monitor;
using Pulumi.Tests.Support;
using Pulumi.Utilities;
using static Pulumi.Tests.Support.Values;

namespace Pulumi.Tests;

public sealed class DeploymentTests
{
    private const string Monitor = "PULUMI_MONITOR";

    [Fact]
    public async Task The_running_deployment_says_which_stack_it_is()
    {
        await new RecordingMonitor(isDryRun: false, stack: "prod").SucceedAsync(() =>
        {
            var deployment = Deployment.Instance;
            Assert.Equal(
                ("acme", "proj", "prod", "/home/me/proj", false),
                (deployment.OrganizationName, deployment.ProjectName, deployment.StackName, deployment.RootDirectory, deployment.IsDryRun));
        });
    }

    [Fact]
    public async Task Every_form_of_program_runs_and_gives_its_outputs()
    {
        var outputs = new Dictionary<string, object?> { ["a"] = 1 };
        Func<Task<int>>[] runs =
        [
            () => Deployment.RunAsync(() => { _ = new Network("net"); }),
            () => Deployment.RunAsync(() => { _ = new Network("net"); return (IDictionary<string, object?>)outputs; }),
            () => Deployment.RunAsync(async () => { await Task.Yield(); _ = new Network("net"); }),
            () => Deployment.RunAsync(
                async () => { await Task.Yield(); _ = new Network("net"); return (IDictionary<string, object?>)outputs; }),
            () => Deployment.RunAsync<NetworkStack>(),
            () => Deployment.RunAsync<NetworkStack>(new Services()),
        ];
        var seen = new List<string>();

        foreach (var run in runs)
        {
            var monitor = new RecordingMonitor();
            Assert.Equal(0, await monitor.ExecuteAsync(run));
            Assert.Contains(monitor.Registered, request => request.Name == "net");
            seen.Add(Show(monitor.StackOutputs));
        }

        Assert.Equal(["{}", "{a: 1}", "{}", "{a: 1}", "{a: 1}", "{a: 1}"], seen);
    }

    [Fact]
    public async Task Stack_outputs_keep_secrets_unknowns_and_structure()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() => new Dictionary<string, object?>
        {
            ["plain"] = "x",
            ["none"] = null,
            ["secret"] = Output.CreateSecret("hidden"),
            ["unknown"] = new Network("net").Arn,
            ["nested"] = new Dictionary<string, object?> { ["deep"] = Output.CreateSecret(1), ["list"] = (List<int>)[1, 2] },
        });

        Assert.Equal(
            "{nested: {deep: secret(1), list: [1, 2]}, plain: 'x', secret: secret('hidden'), unknown: unknown}", Show(
                monitor.StackOutputs));
    }

    [Fact]
    public async Task Outputs_of_a_stack_class_must_be_set_and_be_outputs()
    {
        var unset = new RecordingMonitor();
        Assert.Equal(32, await unset.ExecuteAsync(() => Deployment.RunAsync<UnsetStack>()));
        Assert.Equal(
            "Output(s) 'Value' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.",
            unset.Errors);

        var plain = new RecordingMonitor();
        Assert.Equal(32, await plain.ExecuteAsync(() => Deployment.RunAsync<PlainStack>()));
        Assert.Equal(
            "[Output] attributed properties must be of type Output<T>; wrap the value of 'Value' with Output.Create.", plain.Errors);
    }

    [Fact]
    public async Task An_exception_in_a_stack_class_is_reported_itself()
    {
        var monitor = new RecordingMonitor();

        Assert.Equal(32, await monitor.ExecuteAsync(() => Deployment.RunAsync<ThrowingStack>()));
        Assert.Equal("from the stack", monitor.Errors);
    }

    [Fact]
    public async Task A_stack_that_the_services_do_not_know_is_an_error()
    {
        var monitor = new RecordingMonitor();

        Assert.Equal(32, await monitor.ExecuteAsync(() => Deployment.RunAsync<ThrowingStack>(new Services())));
        Assert.Contains(
            "Failed to resolve instance of type Pulumi.Tests.DeploymentTests+ThrowingStack", monitor.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Concurrent_deployments_do_not_see_each_other()
    {
        var monitors = Enumerable.Range(0, 4).Select(i => new RecordingMonitor(stack: $"stack-{i}")).ToList();

        await Task.WhenAll(monitors.Select((monitor, i) => Task.Run(() => monitor.SucceedAsync(async () =>
        {
            for (var n = 0; n < 20; n++)
            {
                await Task.Yield();
                Assert.Equal($"stack-{i}", Deployment.Instance.StackName);
                _ = new Network($"net-{i}-{n}");
            }
        }))));

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(
                Enumerable.Range(0, 20).Select(n => $"net-{i}-{n}").Prepend($"proj-stack-{i}"), monitors[i].Registered.Select(
                    request => request.Name));
        }
    }

    [Fact]
    public async Task A_run_does_not_leak_into_the_flow_of_its_caller()
    {
        await new RecordingMonitor().SucceedAsync(() => { });

        var error = Assert.Throws<InvalidOperationException>(() => Deployment.Instance);
        Assert.Equal("Trying to acquire Deployment.Instance before 'Run' was called.", error.Message);
        Assert.Throws<InvalidOperationException>(() => new Network("outside"));
        Assert.Throws<InvalidOperationException>(() => Log.Info("outside"));
    }

    [Fact]
    public async Task A_run_inside_a_run_is_refused()
    {
        await new RecordingMonitor().SucceedAsync(async () =>
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Deployment.RunAsync(() => { }));
            Assert.Equal("Deployment.Instance should only be set once at the beginning of a 'Run' call.", error.Message);
        });
    }

    [Fact]
    public async Task Without_an_engine_a_run_says_how_to_get_one()
    {
        Assert.Null(ResourceMonitor.Current);

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Deployment.RunAsync(() => { }));

        Assert.Equal(
            "Program run without the Pulumi engine available; re-run using the `pulumi` CLI, or preview it with `dotnet run --project cli`",
            error.Message);
    }

    [Fact]
    public async Task Started_by_the_real_engine_a_run_says_in_one_sentence_what_to_do_and_fails()
    {
        var (before, stderr, text) = (Environment.GetEnvironmentVariable(Monitor), Console.Error, new StringWriter());
        try
        {
            Environment.SetEnvironmentVariable(Monitor, "127.0.0.1:1");
            Console.SetError(text);

            Assert.Equal(1, await Deployment.RunAsync(() => Assert.Fail("the program must not run")));
        }
        finally
        {
            Console.SetError(stderr);
            Environment.SetEnvironmentVariable(Monitor, before);
        }

        Assert.Equal(
            "This program was built against the offline Pulumi SDK, which cannot deploy: run `export PulumiSdk=official`, build it again, "
            + "and repeat the command." + Environment.NewLine,
            text.ToString());
    }

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(NetworkStack) ? new NetworkStack() : null;
    }

    private sealed class NetworkStack : Stack
    {
        public NetworkStack() => Value = new Network("net").Cidr.Apply(_ => 1);

        [Output("a")]
        public Output<int> Value { get; private set; }
    }

    private sealed class UnsetStack : Stack
    {
        [Output]
        public Output<int> Value { get; private set; } = null!;
    }

    private sealed class PlainStack : Stack
    {
        [Output]
        public string Value { get; private set; } = "x";
    }

    private sealed class ThrowingStack : Stack
    {
        public ThrowingStack() => throw new RunException("from the stack");
    }
}
