using LandingZone.Engine.Monitor;

namespace Pulumi.Tests.Support;

/// <summary>Runs programs against a <see cref="RecordingMonitor"/>, each in a flow of its own.</summary>
internal static class Runs
{
    public static async Task<int> ExecuteAsync(this RecordingMonitor monitor, Func<Task<int>> run)
    {
        ResourceMonitor.Current = monitor;
        return await run();
    }

    /// <summary>Runs a program that must succeed.</summary>
    public static async Task SucceedAsync(this RecordingMonitor monitor, Action program)
    {
        var exitCode = await monitor.ExecuteAsync(() => Deployment.RunAsync(program));
        Assert.Equal("", monitor.Errors);
        Assert.Equal(0, exitCode);
    }

    /// <summary>Runs a program that must succeed, and gives its outputs to the stack.</summary>
    public static async Task SucceedAsync(this RecordingMonitor monitor, Func<IDictionary<string, object?>> program)
    {
        var exitCode = await monitor.ExecuteAsync(() => Deployment.RunAsync(program));
        Assert.Equal("", monitor.Errors);
        Assert.Equal(0, exitCode);
    }

    /// <summary>Runs a program that must succeed.</summary>
    public static async Task SucceedAsync(this RecordingMonitor monitor, Func<Task> program)
    {
        var exitCode = await monitor.ExecuteAsync(() => Deployment.RunAsync(program));
        Assert.Equal("", monitor.Errors);
        Assert.Equal(0, exitCode);
    }

    /// <summary>Runs a program that must fail, and gives its errors back.</summary>
    public static async Task<string> FailAsync(this RecordingMonitor monitor, Action program, int expectedExitCode = 32)
    {
        Assert.Equal(expectedExitCode, await monitor.ExecuteAsync(() => Deployment.RunAsync(program)));
        Assert.NotEqual("", monitor.Errors);
        return monitor.Errors;
    }
}
