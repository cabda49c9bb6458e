using System.Text;
using LandingZone.Engine;
using LandingZone.Engine.Monitor;
using LandingZone.Stacks.Estates;

namespace LandingZone.Stacks.Tests.Harness;

/// <summary>Plans of the small estate.</summary>
internal static class SamplePlans
{
    /// <summary>The R&amp;D stack's settings without a link, which needs another stack.</summary>
    public static string Unlinked { get; } =
        SampleEstate.Rnd[..SampleEstate.Rnd.IndexOf("  landing-zone:link:", StringComparison.Ordinal)];

    public static async Task<StackResult> RunAsync(string stack, string settings, RunMode mode = RunMode.Simulate)
    {
        using var sample = new SampleEstate();
        var estate = sample.Load((stack, settings));
        Assert.Equal("", string.Join('\n', estate.Problems));
        var result = await EmbeddedEngine.RunAsync(
            new StackRun
            {
                Settings = new RunSettings
                {
                    Project = "landing-zone",
                    ProgramDirectory = Repository.Program,
                    Stack = stack,
                    Config = estate.Stacks[0].Config.ToDictionary(
                        setting => setting.Key, setting => new ConfigValue(setting.Value.Text, setting.Value.IsSecret)),
                },
                Mode = mode,
            },
            () => LandingZoneProgram.RunAsync(Clock.Reviewed));
        Assert.True(result.Succeeded, string.Join('\n', result.Diagnostics));
        return result;
    }

    public static async Task<string> JsonAsync(string stack, string settings)
    {
        using var stream = new MemoryStream();
        (await RunAsync(stack, settings)).Plan.WriteTo(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
