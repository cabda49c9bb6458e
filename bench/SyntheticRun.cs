using System.Diagnostics;
using LandingZone.Engine;
using LandingZone.Engine.Monitor;
using Pulumi;

namespace LandingZone.Bench;

/// <summary>One preview of a <see cref="SyntheticStack"/>: registered, checked, ordered and written as a plan.</summary>
internal static class SyntheticRun
{
    /// <summary>Runs it and gives back how many resources the plan holds.</summary>
    /// <exception cref="InvalidOperationException">The run failed.</exception>
    public static async Task<int> PreviewAsync(int resources)
    {
        var result = await EmbeddedEngine.RunAsync(
            new StackRun
            {
                Settings = new RunSettings { Project = "landing-zone", Stack = "bench", IsDryRun = true },
                Mode = RunMode.Preview,
            },
            () => Deployment.RunAsync(() => SyntheticStack.Declare(resources)));
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, result.Diagnostics));
        }

        result.Plan.WriteTo(Stream.Null);
        return result.Plan.Resources.Count;
    }

    /// <summary>Does it in this process and prints what it took, start-up included.</summary>
    public static async Task<int> ReportAsync(int resources)
    {
        var planned = await PreviewAsync(resources);
        var process = Process.GetCurrentProcess();
        var elapsed = DateTime.Now - process.StartTime;
        Console.WriteLine(
            $"{planned} resources in {elapsed.TotalSeconds:F2} s since the process started, {process.PeakWorkingSet64 / 1024.0 / 1024.0:F0} MB at most");
        return 0;
    }
}
