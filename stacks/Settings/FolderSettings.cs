using System.Text.RegularExpressions;
using LandingZone.Analytics;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>A folder of one of the zone's buckets, written as 'approved-data/crimes'.</summary>
/// <param name="Bucket">What the bucket holds: its content in the settings of the buckets.</param>
/// <param name="Prefix">The folder in it.</param>
public sealed partial record FolderSettings(string Bucket, string Prefix)
{
    internal static SettingKind<FolderSettings> Kind { get; } = SettingKinds.TextLike(
        Form(), "a folder of a bucket", "write the bucket's content and the folder: 'approved-data/crimes'.").Select(Of);

    /// <summary>The folder, with the buckets' names by what they hold.</summary>
    internal BucketPrefix In(Func<string, Input<string>> bucketName) => new(bucketName(Bucket), Prefix);

    /// <summary>Notes the folders whose bucket the zone does not have.</summary>
    internal static void Check(
        IEnumerable<FolderSettings> folders, IReadOnlyList<BucketSettings> buckets, SettingNode node, SettingReading reading)
    {
        foreach (var bucket in folders.Select(folder => folder.Bucket).Except(buckets.Select(bucket => bucket.Content)))
        {
            reading.Refuse(
                node, $"the zone has no bucket '{bucket}'", $"name one of {string.Join(", ", buckets.Select(known => known.Content))}, or add it.");
        }
    }

    private static FolderSettings Of(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return new FolderSettings(text[..slash], text[(slash + 1)..]);
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*(/[A-Za-z0-9._=-]+)+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
