namespace LandingZone.Stacks.Tests.Harness;

/// <summary>The settings of the shipped R&amp;D stack in Ireland, with mistakes put into them.</summary>
internal static class ShippedSettings
{
    public const string Stack = "rnd-eu-west-1";

    private const string Key = "landing-zone:";

    /// <summary>The file as it is shipped.</summary>
    public static string Text { get; } = Of(Stack);

    /// <summary>What is said after changes, each line from the name of the setting on.</summary>
    public static string Says(params (string From, string To)[] changes) => string.Join('\n', SampleEstate.ProblemsOf(
            ("staging-eu-west-1", Of("staging-eu-west-1")), (Stack, SampleEstate.Changed(Text, changes)))
        .Select(problem => problem[(problem.IndexOf(Key, StringComparison.Ordinal) + Key.Length)..]));

    /// <summary>The text from a place up to another, which is left.</summary>
    public static string Part(string from, string to)
    {
        var start = Text.IndexOf(from, StringComparison.Ordinal);
        return Text[start..Text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static string Of(string stack) =>
        File.ReadAllText(Path.Combine(Repository.Config, $"Pulumi.{stack}.yaml")).ReplaceLineEndings("\n");
}
