using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>S3-06.</summary>
internal sealed class BucketsLogAccess() : StackRule(
    new()
    {
        Id = "S3-06",
        Title = "Buckets log who reads and writes",
        Demand = "Every bucket sends server access logs to another bucket; only those that get the logs need none.",
        Why = "Without the log nobody can tell which objects a thief has read.",
        Repair = "Add an aws.s3.BucketLogging with the targetBucket that collects the logs of the zone.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("S3.9"), Control.Nist("AU-2"), Control.Nist("AU-3"), Control.Nist("AU-12"), Control.Pci("10.2.1")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        foreach (var bucket in BucketView.Of(stack))
        {
            var target = bucket.LogTarget;
            if (!bucket.IsLogTarget)
            {
                yield return target.Missing("The bucket logs no access.");
            }

            if (!target.Settings.IsAbsent)
            {
                // A target that is not known yet but comes from a bucket of this stack is one.
                var isSelf = target.Settings.IsUnknown
                    ? stack.TargetsOf(target.On, target.Path, BucketTypes.Buckets) is [var other, ..] ? other == bucket.On : Truth.Unknown
                    : bucket.Name is { } name && target.Settings.Text == name;
                yield return target.On.Demand(target.Path, !isSelf, "The bucket writes its access log into itself.");
            }
        }
    }
}
