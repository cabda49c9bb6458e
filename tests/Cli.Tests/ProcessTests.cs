using System.Diagnostics;
using System.Text.Json;
using LandingZone.Cli.Tests.Support;

namespace LandingZone.Cli.Tests;

/// <summary>What only a process of its own can show: the exit code, and what is on which stream.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task In_a_pipe_the_estate_is_previewed_as_plain_text()
    {
        using var estate = new TestEstate();

        var run = await Start(estate);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\u001b', run.Out);
        Assert.Matches(@"^3 stacks, \d+ resources in \d+ components, previewed in \d+\.\d\d s$", run.OutLines[^1]);
    }

    [Fact]
    public async Task With_json_standard_output_is_one_document()
    {
        using var estate = new TestEstate();

        var run = await Start(estate, "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var document = JsonDocument.Parse(run.Out);
        Assert.Equal(3, document.RootElement.GetProperty("totals").GetProperty("stacks").GetInt32());
    }

    [Fact]
    public async Task Bad_settings_end_with_2_and_leave_standard_output_empty()
    {
        using var estate = new TestEstate().Write(TestEstate.Ireland, "config: [");

        var run = await Start(estate);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"{TestEstate.NameOf(TestEstate.Ireland)}:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_usage_ends_with_2()
    {
        using var estate = new TestEstate();

        var run = await Start(estate, "preview", "--nothing-of-ours");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
    }

    private static async Task<CliRun> Start(TestEstate estate, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "landing-zone.dll"), .. arguments])
        {
            WorkingDirectory = estate.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CliRun(process.ExitCode, await output, await error);
    }
}
