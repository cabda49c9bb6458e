using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;

namespace LandingZone.Bench;

/// <summary>What a person waits for: whole processes, from start to end.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 2, iterationCount: 15)]
public class ColdStartBenchmarks
{
    private static readonly string Folder = AppContext.BaseDirectory;

    /// <summary>The built command line previews the shipped estate.</summary>
    [Benchmark]
    public void PreviewShippedEstate() => Run("landing-zone.dll", "preview");

    /// <summary>A preview of a synthetic stack of 10,000 resources.</summary>
    [Benchmark]
    public void PreviewTenThousandResources() => Run("LandingZone.Bench.dll", "synthetic", "10000");

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Folder, RedirectStandardOutput = true };
        foreach (var argument in (string[])[Path.Combine(Folder, program), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}.");
        }
    }
}
