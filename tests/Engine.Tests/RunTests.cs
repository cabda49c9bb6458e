using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class RunTests
{
    [Fact]
    public async Task The_program_sees_a_dry_run_in_a_preview_only()
    {
        bool? preview = null, simulation = null;
        await RunAsync(monitor => Task.FromResult(preview = monitor.Settings.IsDryRun));
        await RunAsync(monitor => Task.FromResult(simulation = monitor.Settings.IsDryRun), RunMode.Simulate);

        Assert.True(preview);
        Assert.False(simulation);
    }

    [Fact]
    public async Task A_program_that_throws_fails_the_run_and_not_the_caller()
    {
        var run = new StackRun { Settings = new RunSettings { Project = "shop", Stack = "dev" } };

        var result = await EmbeddedEngine.RunAsync(run, () => throw new InvalidOperationException("out of paper"));

        Assert.False(result.Succeeded);
        Assert.StartsWith(
            "The program of stack 'dev' failed: System.InvalidOperationException: out of paper",
            Assert.Single(result.Errors()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exit_code_other_than_zero_fails_the_run()
    {
        var run = new StackRun { Settings = new RunSettings { Project = "shop", Stack = "dev" } };

        var result = await EmbeddedEngine.RunAsync(run, () => Task.FromResult(7));

        result.HasOnlyError("The program of stack 'dev' ended with exit code 7.");
    }

    [Fact]
    public async Task A_logged_error_fails_the_run_and_keeps_its_resource()
    {
        var result = await RunAsync(monitor =>
        {
            monitor.Log(new LogMessage(LogSeverity.Warning, "careful"));
            monitor.Log(new LogMessage(LogSeverity.Error, "broken", StackUrn));
            return Task.CompletedTask;
        });

        Assert.False(result.Succeeded);
        Assert.Equal(["careful", $"{StackUrn}: broken"], result.Diagnostics.Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public async Task A_cancelled_run_throws()
    {
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(
            async monitor =>
            {
                await cancellation.CancelAsync();
                await monitor.RegisterResourceAsync(Network("main"));
            },
            cancellation: cancellation.Token));
    }
}
