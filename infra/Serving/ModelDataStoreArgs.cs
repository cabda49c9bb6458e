using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Serving;

/// <summary>What a <see cref="ModelDataStore"/> is made from.</summary>
public sealed class ModelDataStoreArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The ARN of the KMS key that encrypts it: the zone's key for storage.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>The name of the bucket that gets its access logs.</summary>
    public required Input<string> AccessLogBucketName { get; init; }

    /// <summary>How long every record is locked. It can not be taken away, and a supervisor may ask for years.</summary>
    public required ObjectLock Lock { get; init; }

    /// <summary>For how many days the results of queries are kept: 1 or more. Default: 30.</summary>
    public int QueryResultDays { get; init; } = 30;

    /// <summary>
    /// The most data that one query may read, in MiB: 10 (Athena's least, API reference, WorkGroupConfiguration) to 2047 (what the
    /// provider's 32-bit number of bytes can say). Default: 2000.
    /// </summary>
    public int MaxQueryMib { get; init; } = 2000;
}
