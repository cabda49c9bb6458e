namespace LandingZone.Security;

/// <summary>The tag by which data stores choose their backup plan.</summary>
internal static class BackupTag
{
    /// <summary>The tag's key.</summary>
    public const string Key = "landing-zone:backup";

    /// <summary>The tags, and the choice of a plan.</summary>
    public static Dictionary<string, string> Add(Dictionary<string, string> tags, string plan) => new(tags) { [Key] = plan };

    /// <summary>What is wrong with the name of a plan, beginning with "is"; null where nothing is.</summary>
    public static string? ProblemOf(string plan) =>
        plan.Length is >= 1 and <= 30 && plan.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
            ? null
            : $"is '{plan}'; use 1 to 30 lower-case letters, digits and hyphens.";
}
