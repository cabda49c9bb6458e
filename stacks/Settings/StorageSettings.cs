using LandingZone.Storage;
using LandingZone.Zones;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a zone's buckets.</summary>
public sealed record StorageSettings
{
    /// <summary>For how many days the buckets' access logs are kept.</summary>
    public required int AccessLogRetentionDays { get; init; }

    /// <summary>The buckets.</summary>
    public required IReadOnlyList<BucketSettings> Buckets { get; init; }

    internal static SettingKind<StorageSettings> Kind { get; } = SettingKinds.Record(fields => new StorageSettings
    {
        AccessLogRetentionDays = fields.Optional(
            "accessLogRetentionDays", SettingKinds.Integer(365, 36500), 400,
            "For how many days the buckets' access logs are kept. Default: 400."),
        Buckets = fields.Required("buckets", SettingKinds.ListOf(BucketSettings.Kind, least: 1), "The buckets."),
    }).Check((settings, node, reading) => UniqueNames.Check(
        settings.Buckets.Select(bucket => bucket.Content), (SettingNode.List)node.At("buckets"), "content", reading));

    /// <summary>The arguments of the bucket of access logs.</summary>
    internal LogBucketArgs ToLogBucketArgs(ZoneIdentity zone) => new() { Zone = zone, RetentionDays = AccessLogRetentionDays };
}
