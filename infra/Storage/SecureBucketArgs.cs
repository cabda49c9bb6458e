using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Storage;

/// <summary>What a <see cref="SecureBucket"/> is made from.</summary>
public sealed class SecureBucketArgs
{
    /// <summary>The zone that the bucket is for.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>What it holds, "approved-data": lower-case letters, digits and single hyphens. The bucket's name is made from it.</summary>
    public required string Content { get; init; }

    /// <summary>The ARN of the KMS key that encrypts it.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>The name of the bucket that gets its access logs, in the same account and region (<see cref="LogBucket"/>).</summary>
    public required Input<string> AccessLogBucketName { get; init; }

    /// <summary>For how many days an object's replaced or deleted versions are kept: 1 or more. Default: 90.</summary>
    public int NoncurrentVersionDays { get; init; } = 90;

    /// <summary>After how many days objects are removed; null to keep them. Default: null.</summary>
    public int? ExpirationDays { get; init; }

    /// <summary>After how many days objects move to the storage class Standard-IA, 30 or more; null to leave them. Default: null.</summary>
    public int? InfrequentAccessDays { get; init; }

    /// <summary>
    /// Whether it tells EventBridge of every new, changed and removed object. Any number of rules can listen there, each of its own making,
    /// whereas S3's own notifications are one list for each bucket. Default: false.
    /// </summary>
    public bool SendsEvents { get; init; }

    /// <summary>
    /// How the names of the only roles that may add objects begin, after the zone's name: "live-". The bucket turns everybody else away,
    /// whatever a policy of theirs says. Empty for no such limit. Default: empty.
    /// </summary>
    public IReadOnlyList<string> WriterRoles { get; init; } = [];

    /// <summary>How long every new object is locked; null for no lock. It can not be taken away from a bucket. Default: null.</summary>
    public ObjectLock? ObjectLock { get; init; }

    /// <summary>Who alone writes to which part of it; each prefix once, and none inside another. Default: no part is anybody's own.</summary>
    public IReadOnlyList<BucketWriter> Writers { get; init; } = [];
}
