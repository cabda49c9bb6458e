namespace LandingZone.Stacks.Tests.Harness;

/// <summary>What a guide in docs shows, as it stands there.</summary>
internal static class Guide
{
    /// <summary>The first YAML under a heading.</summary>
    public static string Snippet(string guide, string heading)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Config, "..", "..", "docs", guide)).ReplaceLineEndings("\n");
        var section = text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        Assert.True(section >= 0, $"docs/{guide} has no section '{heading}'.");
        var start = text.IndexOf("```yaml\n", section, StringComparison.Ordinal) + "```yaml\n".Length;
        return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
