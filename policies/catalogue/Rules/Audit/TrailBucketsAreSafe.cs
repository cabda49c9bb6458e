using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Audit;

/// <summary>CTR-06.</summary>
internal sealed class TrailBucketsAreSafe() : StackRule(
    new()
    {
        Id = "CTR-06",
        Title = "The bucket of a trail is closed, watched and cannot be emptied",
        Demand = "The bucket that a trail writes to blocks public access, logs who reads it and has object lock.",
        Why = "Whoever can delete the log can hide everything else.",
        Repair = "Add a BucketPublicAccessBlock with four times true and a BucketLogging for the bucket, and set objectLockEnabled "
            + "on it.",
        Severity = Severity.Medium,
        Controls = [Control.SecurityHub("CloudTrail.7"), Control.CisAws("3.4"), Control.Nist("AU-9")],
    })
{
    private static readonly string[] Flags = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var blocks = new Companions(stack, "bucket", "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
        var logs = new Companions(stack, "bucket", "aws:s3/bucketLogging:BucketLogging", "aws:s3/bucketLoggingV2:BucketLoggingV2");
        var locks = new Companions(stack, "bucket", "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", "aws:s3/bucketObjectLockConfigurationV2:BucketObjectLockConfigurationV2");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var trail in stack.OfType(Trail.Types))
        {
            if (stack.TargetsOf(trail, "s3BucketName", "aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2", "aws-native:s3:Bucket") is not [var bucket, ..])
            {
                yield return Verdict.Open(trail, "The trail's bucket is not in this stack, so that it cannot be seen whether it is safe.", "s3BucketName");
            }
            else if (seen.Add(bucket.Urn))
            {
                yield return bucket.Demand(
                    blocks.Any(bucket, BlocksAll) | BlocksAll(bucket.Given("publicAccessBlockConfiguration")),
                    $"The bucket of the trail '{trail.Name}' does not block public access.",
                    "Whether the trail's bucket blocks public access is not known yet.");
                yield return bucket.Demand(
                    logs.Any(bucket, one => Truth.Yes)
                        | bucket.Given("logging")["targetBucket"].Given().IsSet
                        | bucket.Given("loggingConfiguration").IsSet,
                    $"Nobody records who reads the bucket of the trail '{trail.Name}'.",
                    "Whether reads of the trail's bucket are logged is not known yet.");
                yield return bucket.Demand(
                    bucket.Stated("objectLockEnabled").Or(false).IsTrue
                        | bucket.Given("objectLockConfiguration")["objectLockEnabled"].Is("Enabled")
                        | locks.Any(bucket, one => one.Stated("objectLockEnabled").Or("Enabled").Is("Enabled")),
                    $"The bucket of the trail '{trail.Name}' can be emptied: it has no object lock.",
                    "Whether the trail's bucket has object lock is not known yet.");
            }
        }
    }

    private static Truth BlocksAll(Resource block) => Truth.All(Flags, flag => block.Stated(flag).Or(false).IsTrue);

    private static Truth BlocksAll(Value block) => Truth.All(Flags, flag => block[flag].Or(false).IsTrue);
}
