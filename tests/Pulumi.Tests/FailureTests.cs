using LandingZone.Engine.Monitor;
using Pulumi.Tests.Support;

namespace Pulumi.Tests;

public sealed class FailureTests
{
    [Fact]
    public async Task A_missing_required_input_names_the_resource_and_the_property()
    {
        var monitor = new RecordingMonitor();

        var errors = await monitor.FailAsync(() =>
        {
            _ = new Network("net", new NetworkArgs { Size = 1 });
            _ = new Disk("disk", new DiskArgs { Mounts = { new MountArgs(), new MountArgs { ReadOnly = true } } });
        });

        Assert.Equal(
            "test:net/network:Network 'net': [Input] Pulumi.Tests.Support.NetworkArgs.cidr is required but was not given a value\n"
            + "test:disk/disk:Disk 'disk': [Input] Pulumi.Tests.Support.MountArgs.Path is required but was not given a value; "
            + "[Input] Pulumi.Tests.Support.MountArgs.Path is required but was not given a value",
            errors);
        Assert.Equal(["proj-dev"], monitor.Registered.Select(request => request.Name));
    }

    [Fact]
    public async Task A_failing_callback_names_the_resource_that_the_value_came_from()
    {
        var monitor = new RecordingMonitor();

        var errors = await monitor.FailAsync(() =>
        {
            var network = new Network("net");
            Output<string> broken = network.Cidr.Apply(string (_) => throw new FormatException("no such cidr"));
            _ = new Disk("disk", new DiskArgs { Labels = { ["a"] = broken, ["b"] = broken.Apply(text => text) } });
        });

        Assert.StartsWith(
            "A callback over an output of test:net/network:Network 'net' failed with an unhandled exception:" + Environment.NewLine
            + "System.FormatException: no such cidr",
            errors,
            StringComparison.Ordinal);
        var error = Assert.Single(monitor.Messages);
        Assert.Equal(RecordingMonitor.UrnOf(Network.Token, "net"), error.Urn);
    }

    [Fact]
    public async Task A_failing_asynchronous_callback_fails_the_run_once()
    {
        var monitor = new RecordingMonitor();

        var errors = await monitor.FailAsync(() => _ = new Network("net").Cidr.Apply(async Task<string> (_) =>
        {
            await Task.Yield();
            throw new FormatException("later");
        }).Apply(text => text).Apply(text => text));

        Assert.Single(monitor.Messages);
        Assert.Contains("System.FormatException: later", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_in_the_constructor_of_a_component_names_the_innermost_one()
    {
        var monitor = new RecordingMonitor();

        var errors = await monitor.FailAsync(() => _ = new Group("outer", outer =>
        {
            _ = new Group("done", options: new ComponentResourceOptions { Parent = outer });
            _ = new Broken("inner", new ComponentResourceOptions { Parent = outer });
        }));

        Assert.StartsWith(
            "test:index:Broken 'inner' failed with an unhandled exception:" + Environment.NewLine
            + "System.InvalidOperationException: boom",
            errors,
            StringComparison.Ordinal);
        Assert.Equal(RecordingMonitor.UrnOf("test:index:Broken", "inner"), Assert.Single(monitor.Messages).Urn);
    }

    [Fact]
    public async Task An_exception_in_an_asynchronous_program_names_the_component_too()
    {
        var monitor = new RecordingMonitor();

        var exitCode = await monitor.ExecuteAsync(() => Deployment.RunAsync(async () =>
        {
            await Task.Yield();
            _ = new Broken("late");
        }));

        Assert.Equal(32, exitCode);
        Assert.StartsWith("test:index:Broken 'late' failed", Assert.Single(monitor.Messages).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_of_the_program_itself_names_the_program()
    {
        var errors = await new RecordingMonitor().FailAsync(() => throw new InvalidOperationException("boom"));

        Assert.StartsWith("Running program '", errors, StringComparison.Ordinal);
        Assert.Contains("failed with an unhandled exception:", errors, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException: boom", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_exception_is_reported_by_its_message_alone()
    {
        Assert.Equal("say it plainly", await new RecordingMonitor().FailAsync(() => throw new RunException("say it plainly")));
    }

    [Fact]
    public async Task A_resource_exception_is_reported_at_its_resource_with_or_without_the_stack()
    {
        var monitor = new RecordingMonitor();
        Assert.Equal("short", await monitor.FailAsync(() => throw new ResourceException("short", new Network("net"), hideStack: true)));
        Assert.Equal(RecordingMonitor.UrnOf(Network.Token, "net"), Assert.Single(monitor.Messages).Urn);

        Assert.Contains(
            "   at Pulumi.Tests.FailureTests",
            await new RecordingMonitor().FailAsync(() => throw new ResourceException("long", null)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_engine_refuses_is_reported_in_its_words_and_the_rest_goes_on()
    {
        var monitor = new RecordingMonitor
        {
            Check = request =>
            {
                if (request.Name == "bad")
                {
                    throw new MonitorException("there is a resource 'bad' already");
                }
            },
        };

        var errors = await monitor.FailAsync(() =>
        {
            var bad = new Network("bad");
            _ = new Disk("needs-bad", new DiskArgs { Labels = { ["a"] = bad.Arn } });
            _ = new Network("good");
        });

        Assert.Equal("there is a resource 'bad' already", errors);
        Assert.Equal(["proj-dev", "good"], monitor.Registered.Select(request => request.Name));
    }

    [Fact]
    public async Task Several_failures_are_all_reported()
    {
        var errors = await new RecordingMonitor().FailAsync(() =>
        {
            _ = new Network("one", new NetworkArgs());
            _ = Output.Create(1).Apply(int (_) => throw new RunException("two"));
            throw new RunException("three");
        });

        Assert.Equal(
            [
                "test:net/network:Network 'one': [Input] Pulumi.Tests.Support.NetworkArgs.cidr is required but was not given a value",
                "two",
                "three",
            ],
            errors.Split('\n'));
    }

    [Fact]
    public async Task A_logged_error_fails_the_run_with_exit_code_1_and_names_the_resource()
    {
        var monitor = new RecordingMonitor();

        var errors = await monitor.FailAsync(
            () =>
            {
                Log.Error("something is wrong", new Network("net"));
                _ = new Network("after");
            },
            expectedExitCode: 1);

        Assert.Equal("something is wrong", errors);
        Assert.Equal(RecordingMonitor.UrnOf(Network.Token, "net"), Assert.Single(monitor.Messages).Urn);
        Assert.Contains(monitor.Registered, request => request.Name == "after");
    }

    [Fact]
    public async Task Messages_of_every_severity_reach_the_engine()
    {
        var monitor = new RecordingMonitor();

        await monitor.ExecuteAsync(() => Deployment.RunAsync(() =>
        {
            Log.Debug("d");
            Log.Info("i", ephemeral: true);
            Log.Warn("w");
            Log.Exception(new FormatException("e"));
        }));

        Assert.Equal(
            [LogSeverity.Debug, LogSeverity.Info, LogSeverity.Warning, LogSeverity.Error], monitor.Messages.Select(
                message => message.Severity));
        Assert.True(monitor.Messages.ElementAt(1).IsEphemeral);
        Assert.Equal("System.FormatException: e", monitor.Messages.Last().Text);
    }

    [Fact]
    public async Task A_message_about_a_resource_that_is_being_registered_waits_for_its_name()
    {
        var answer = new TaskCompletionSource();
        var monitor = new RecordingMonitor { Delay = name => name == "slow" ? answer.Task : Task.CompletedTask };
        var early = -1;

        await monitor.SucceedAsync(() =>
        {
            Log.Info("about slow", new Network("slow"));
            early = monitor.Messages.Count;
            answer.SetResult();
        });

        Assert.Equal(0, early);
        Assert.Equal(RecordingMonitor.UrnOf(Network.Token, "slow"), Assert.Single(monitor.Messages).Urn);
    }

    [Fact]
    public async Task A_cancelled_task_fails_the_run()
    {
        var errors = await new RecordingMonitor().FailAsync(() => _ = Output.Create(Task.FromCanceled<int>(new CancellationToken(true))));

        Assert.Contains("TaskCanceledException", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "name", "type")]
    [InlineData("a:b:C", "", "name")]
    public async Task Type_and_name_may_not_be_empty(string type, string name, string parameter)
    {
        var errors = await new RecordingMonitor().FailAsync(() => _ = new CustomResource(type, name, null));

        Assert.Contains($"(Parameter '{parameter}')", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_component_that_a_provider_makes_is_refused()
    {
        var errors = await new RecordingMonitor().FailAsync(() => _ = new ComponentResource("a:b:C", "remote", null, null, remote: true));

        Assert.Contains("a:b:C 'remote' is a component that a provider makes", errors, StringComparison.Ordinal);
    }

    private sealed class Broken : ComponentResource
    {
        public Broken(string name, ComponentResourceOptions? options = null)
            : base("test:index:Broken", name, options) => throw new InvalidOperationException("boom");
    }
}
