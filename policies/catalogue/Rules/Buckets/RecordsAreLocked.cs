using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>S3-07.</summary>
internal sealed class RecordsAreLocked() : StackRule(
    new()
    {
        Id = "S3-07",
        Title = "Audit records and models cannot be changed",
        Demand = "The buckets of audit records and of model artifacts lock every new object for a time.",
        Why = "Who can delete the audit trail can hide; who can replace a model decides what it answers.",
        Repair = "Set objectLockEnabled on the bucket, and a default retention in an aws.s3.BucketObjectLockConfiguration.",
        Severity = Severity.Medium,
        Controls = [Control.SecurityHub("S3.15"), Control.Nist("CP-6(2)"), Control.Pci("10.5.1")],
        Options =
        [
            RuleOption.List("buckets", "Patterns of the names of buckets that need a lock, besides those of trails.", "*audit*", "*model*"),
        ],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var patterns = settings.Texts("buckets");
        var trails = Written(stack, "aws:cloudtrail/trail:Trail");

        // AWS Config does not deliver to a bucket whose objects are locked by default: AWS Config Developer Guide, "Delivery channel".
        var recorders = Written(stack, "aws:cfg/deliveryChannel:DeliveryChannel");
        foreach (var bucket in BucketView.Of(stack))
        {
            var isNamed = patterns.Any(
                pattern => Wildcard.Matches(pattern, bucket.Name ?? bucket.On.Name, ignoreCase: true));
            if (bucket.IsLogTarget || recorders.Contains(bucket.On.Urn) || !(isNamed || trails.Contains(bucket.On.Urn)))
            {
                continue;
            }

            yield return bucket.Retention.Missing("The bucket's objects are not locked.");
            if (!bucket.Retention.Settings.IsAbsent)
            {
                yield return bucket.Retention.On.Demand(
                    bucket.Retention.Path, bucket.Retention.Settings.IsSet, "The bucket's objects are not locked.");
            }
        }
    }

    private static HashSet<string> Written(StackResources stack, string type) =>
        [.. stack.OfType(type).SelectMany(writer => stack.TargetsOf(writer, "s3BucketName", BucketTypes.Buckets)).Select(bucket => bucket.Urn)];
}
