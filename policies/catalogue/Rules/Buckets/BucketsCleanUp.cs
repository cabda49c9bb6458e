using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>S3-08.</summary>
internal sealed class BucketsCleanUp() : StackRule(
    new()
    {
        Id = "S3-08",
        Title = "Buckets clean up after themselves",
        Demand = "A lifecycle rule for the whole bucket ends unfinished uploads; in a versioned bucket one ends or moves old versions.",
        Why = "Both are paid for and seen by nobody, and old versions keep data that the bank promised to delete.",
        Repair =
            "Add rules with status Enabled: abortIncompleteMultipartUpload.daysAfterInitiation and "
            + "noncurrentVersionExpiration.noncurrentDays.",
        Severity = Severity.Low,
        Controls = [Control.Fsbp("S3.13"), Control.SecurityHub("S3.10"), Control.Nist("SI-13(5)")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        foreach (var bucket in BucketView.Of(stack))
        {
            var lifecycle = bucket.Lifecycle;
            yield return lifecycle.Missing("The bucket has no lifecycle rules.");
            if (lifecycle.Settings.IsAbsent)
            {
                continue;
            }

            yield return lifecycle.On.Demand(
                lifecycle.Path,
                Truth.Any(lifecycle.Settings.Items, rule => IsLive(rule) & EndsUploads(rule)),
                "No lifecycle rule ends unfinished uploads.");
            yield return lifecycle.On.Demand(
                lifecycle.Path,
                !bucket.IsVersioned | Truth.Any(lifecycle.Settings.Items, rule => IsLive(rule) & EndsVersions(rule)),
                "No lifecycle rule ends or moves old versions.");
        }
    }

    private static Truth IsLive(Value rule) => (rule["status"].Is("Enabled") | rule["enabled"].IsTrue) & IsForAll(rule);

    // A filter with a prefix, a tag or a size leaves objects out; the provider shows 0 for a size that nobody set.
    private static Truth IsForAll(Value rule) =>
        !rule["prefix"].IsSet & !rule["filter"]["prefix"].IsSet & !rule["filter"]["tag"].IsSet & !rule["filter"]["and"].IsSet
        & !rule["tags"].IsSet & !rule["tagFilters"].IsSet
        & !rule["filter"]["objectSizeGreaterThan"].IsAtLeast(1) & !rule["filter"]["objectSizeLessThan"].IsAtLeast(1);

    private static Truth EndsUploads(Value rule) =>
        rule["abortIncompleteMultipartUpload"]["daysAfterInitiation"].IsSet | rule["abortIncompleteMultipartUploadDays"].IsSet;

    private static Truth EndsVersions(Value rule) =>
        rule["noncurrentVersionExpiration"].IsSet | rule["noncurrentVersionExpirations"].IsSet | rule["noncurrentVersionExpirationInDays"].IsSet
        | rule["noncurrentVersionTransitions"].IsSet;
}
