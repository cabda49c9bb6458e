using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;
using Inputs = Pulumi.Aws.S3.Inputs;
using S3 = Pulumi.Aws.S3;

namespace LandingZone.Security;

/// <summary>
/// A bucket to which a service of AWS delivers records. Unlike those for data it refuses no other encryption: the service decides how it
/// encrypts each object, and a refusal would be a gap in the records.
/// </summary>
internal sealed class AuditBucket
{
    /// <summary>Days for which records are kept that somebody tried to remove.</summary>
    private const int NoncurrentVersionDays = 400;

    /// <summary>Declares the bucket.</summary>
    /// <param name="name">The logical name of its resources.</param>
    /// <param name="content">What it holds: part of its name.</param>
    /// <param name="args">The trail that it belongs to.</param>
    /// <param name="objectLock">How long every record is locked; null for no lock.</param>
    /// <param name="delivery">The statements that let the service deliver, by the bucket's ARN.</param>
    /// <param name="parent">The component.</param>
    public AuditBucket(
        string name,
        string content,
        AuditTrailArgs args,
        ObjectLock? objectLock,
        Func<string, IEnumerable<PolicyStatement>> delivery,
        ComponentResource parent)
    {
        var bucket = new BucketResources(name, args.Zone, content, objectLock is not null, parent);
        bucket.Encrypt(args.KeyArn);
        Policy = bucket.Attach([.. BucketPolicies.ForEveryBucket(bucket.Arn, args.Zone), .. delivery(bucket.Arn)]);
        bucket.CleanUp(
            LifecycleRules.UnfinishedUploads(),
            LifecycleRules.NoncurrentVersions(NoncurrentVersionDays, markers: false),
            LifecycleRules.Objects(args.RetentionDays));
        _ = new S3.BucketLogging(name, new S3.BucketLoggingArgs
        {
            Bucket = bucket.Bucket.Id,
            TargetBucket = args.AccessLogBucketName,
            TargetPrefix = $"{bucket.BucketName}/",
            TargetObjectKeyFormat = new Inputs.BucketLoggingTargetObjectKeyFormatArgs
            {
                PartitionedPrefix = new Inputs.BucketLoggingTargetObjectKeyFormatPartitionedPrefixArgs
                {
                    PartitionDateSource = "EventTime",
                },
            },
        }, bucket.Options());
        if (objectLock is not null)
        {
            bucket.Lock(objectLock);
        }

        BucketName = bucket.Bucket.BucketName;
        Arn = bucket.Arn;
    }

    /// <summary>The bucket's name.</summary>
    public Output<string> BucketName { get; }

    /// <summary>The bucket's ARN: known before it is made.</summary>
    public string Arn { get; }

    /// <summary>The bucket's policy, which has to be there before the service delivers.</summary>
    public Resource Policy { get; }
}
