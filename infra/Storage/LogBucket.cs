using Pulumi;

namespace LandingZone.Storage;

/// <summary>
/// The bucket that gets the access logs of a zone's buckets. S3 delivers such logs only to a bucket that is encrypted with keys of S3
/// (SSE-S3) and has no default object lock (Amazon S3 user guide, "Enabling Amazon S3 server access logging"), and logging it to itself
/// would never end; so those three settings of <see cref="SecureBucket"/> are missing here, and nothing else.
/// </summary>
public sealed class LogBucket : ComponentResource
{
    /// <summary>Days for which logs are kept that somebody tried to remove.</summary>
    private const int NoncurrentVersionDays = 90;

    /// <summary>The shortest time for which logs are kept, in days.</summary>
    private const int ShortestRetentionDays = 365;

    /// <summary>Declares the bucket.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="args">What it is made from.</param>
    /// <param name="options">The component's options.</param>
    /// <exception cref="ArgumentException">The arguments do not fit together; the message lists everything that is wrong.</exception>
    public LogBucket(string name, LogBucketArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:storage:LogBucket", name, options)
    {
        Check(name, args);
        var bucket = new BucketResources(name, args.Zone, args.Content, objectLock: false, this);
        bucket.Encrypt(keyArn: null);
        bucket.Attach([.. BucketPolicies.ForEveryBucket(bucket.Arn, args.Zone), BucketPolicies.ForAccessLogs(bucket.Arn, args.Zone)]);
        bucket.CleanUp(
            LifecycleRules.UnfinishedUploads(),
            LifecycleRules.NoncurrentVersions(NoncurrentVersionDays, markers: false),
            LifecycleRules.Objects(args.RetentionDays));

        BucketName = bucket.Bucket.BucketName;
        BucketArn = bucket.Bucket.Arn;
        RegisterOutputs(new Dictionary<string, object?> { ["bucketName"] = BucketName, ["bucketArn"] = BucketArn });
    }

    /// <summary>The bucket's name.</summary>
    public Output<string> BucketName { get; }

    /// <summary>The bucket's ARN.</summary>
    public Output<string> BucketArn { get; }

    internal static void Check(string name, LogBucketArgs args)
    {
        var problems = new List<string>();
        if (BucketNaming.ProblemOf(args.Content) is { } naming)
        {
            problems.Add(naming);
        }

        if (args.RetentionDays < ShortestRetentionDays)
        {
            problems.Add($"Access logs cannot be kept for {args.RetentionDays} days; give {ShortestRetentionDays} or more.");
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException($"The log bucket '{name}' cannot be made: {string.Join(" ", problems)}");
        }
    }
}
