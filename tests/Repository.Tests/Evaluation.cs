using System.Diagnostics;
using System.Text.Json;

namespace LandingZone.Repository.Tests;

/// <summary>What MSBuild makes of a project under one value of PulumiSdk.</summary>
internal sealed record Evaluation(int ExitCode, string Output, string Error)
{
    /// <summary>Evaluates <paramref name="project"/> as a build would, without restoring or building it.</summary>
    /// <param name="project">The project, relative to the checkout.</param>
    /// <param name="pulumiSdk">The value of PulumiSdk; null says nothing, as a new user does.</param>
    /// <param name="arguments">What to evaluate.</param>
    public static async Task<Evaluation> OfAsync(string project, string? pulumiSdk, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] choice = pulumiSdk is null ? [] : [$"-p:PulumiSdk={pulumiSdk}"];
        foreach (var argument in (string[])["msbuild", project, "-nologo", .. choice, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        // What the caller has exported would otherwise hide the defaults.
        start.Environment.Remove("PulumiSdk");
        start.Environment.Remove("ArtifactsPath");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Evaluation(process.ExitCode, await output, await error);
    }

    /// <summary>The identities of the items called <paramref name="itemType"/>, without folders and extensions for projects.</summary>
    public IReadOnlyList<string> Items(string itemType)
    {
        using var document = JsonDocument.Parse(Output);
        return
        [
            .. document.RootElement.GetProperty("Items").GetProperty(itemType).EnumerateArray()
                .Select(item => item.GetProperty("Identity").GetString()!)
                .Select(identity => identity.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(identity) : identity)
                .Order(StringComparer.Ordinal),
        ];
    }
}
