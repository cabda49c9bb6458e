using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>S3-13.</summary>
internal sealed class BucketsAreNotEmptiedToDelete() : ResourceRule(
    new()
    {
        Id = "S3-13",
        Title = "Deleting a bucket does not delete its objects",
        Demand = "Outside development stacks, Pulumi does not empty a bucket in order to delete it.",
        Why = "A removed line of code would remove the data with it.",
        Repair = "Leave forceDestroy out, or set it to false.",
        Severity = Severity.Medium,
        Options = [RuleOption.List("stacks", "Patterns of the names of development stacks.", "dev", "dev-*", "*-dev")],
    },
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketV2:BucketV2",
    "aws:s3/directoryBucket:DirectoryBucket")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        // urn:pulumi:<stack>::<project>::<type>::<name>
        var stack = resource.Urn.Split("::")[0].Split(':')[^1];
        return settings.Texts("stacks").Any(pattern => Wildcard.Matches(pattern, stack))
            ? []
            :
            [
                resource.Demand(
                    "forceDestroy",
                    resource.Stated("forceDestroy").Or(false).IsFalse,
                    "Pulumi deletes all objects when it deletes the bucket (forceDestroy is true)."),
            ];
    }
}
