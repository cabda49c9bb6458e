using LandingZone.Zones;

namespace LandingZone.Storage;

/// <summary>What a <see cref="LogBucket"/> is made from.</summary>
public sealed class LogBucketArgs
{
    /// <summary>The zone whose buckets log to it.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>
    /// What it holds: lower-case letters, digits and single hyphens. The bucket's name is made from it. Default: "access-logs".
    /// </summary>
    public string Content { get; init; } = "access-logs";

    /// <summary>For how many days logs are kept: 365 or more. Default: 400.</summary>
    public int RetentionDays { get; init; } = 400;
}
