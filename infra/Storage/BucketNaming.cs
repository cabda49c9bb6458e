using LandingZone.Zones;

namespace LandingZone.Storage;

/// <summary>The names of buckets: one namespace for all of AWS, so the account's id is in them.</summary>
internal static class BucketNaming
{
    /// <summary>S3's limit (Amazon S3 user guide, "General purpose bucket naming rules").</summary>
    private const int MaxLength = 63;

    /// <summary>
    /// The name of the bucket of a zone that holds <paramref name="content"/>: "rnd-eu-west-1-approved-data-111122223333".
    /// </summary>
    public static string NameOf(ZoneIdentity zone, string content) => zone.NameOf($"{content}-{zone.AccountId}", MaxLength);

    /// <summary>What is wrong with a bucket's content as part of its name; null where nothing is.</summary>
    public static string? ProblemOf(string content)
    {
        var allowed = content.Length is >= 3 and <= MaxLength
            && content.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
            && content[0] != '-' && content[^1] != '-' && !content.Contains("--", StringComparison.Ordinal);
        return allowed
            ? null
            : $"'{content}' cannot be part of a bucket's name; "
                + $"use 3 to {MaxLength} lower-case letters, digits and single hyphens between them.";
    }
}
