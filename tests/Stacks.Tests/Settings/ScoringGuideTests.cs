using LandingZone.Stacks.Tests.Harness;

namespace LandingZone.Stacks.Tests.Settings;

/// <summary>The settings that docs/scoring.md shows are run as they stand there.</summary>
public sealed class ScoringGuideTests
{
    [Fact]
    public void A_team_declares_a_chain_in_ten_lines()
    {
        var snippet = Snippet();
        var stack = File.ReadAllText(Path.Combine(Repository.Config, "Pulumi.rnd-eu-west-1.yaml"));

        Assert.Equal(10, snippet.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Empty(SampleEstate.ProblemsOf(
            ("staging-eu-west-1", File.ReadAllText(Path.Combine(Repository.Config, "Pulumi.staging-eu-west-1.yaml"))),
            ("rnd-eu-west-1", SampleEstate.Changed(stack, ("  landing-zone:scoring:\n", $"  landing-zone:scoring:\n{snippet}")))));
    }

    private static string Snippet()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Config, "..", "..", "docs", "scoring.md")).ReplaceLineEndings("\n");
        var start = guide.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        return guide[start..guide.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
