using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>S3-09.</summary>
internal sealed class BucketsHaveNoAcls() : StackRule(
    new()
    {
        Id = "S3-09",
        Title = "Buckets have no ACLs",
        Demand = "Object ownership is BucketOwnerEnforced, and says so: buckets that are older than April 2023 have another default.",
        Why = "With ACLs on, whoever writes an object may give it away without the bucket's policy.",
        Repair = "Add an aws.s3.BucketOwnershipControls with rule.objectOwnership BucketOwnerEnforced.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("S3.12"), Control.Nist("AC-2(1)"), Control.Nist("AC-3"), Control.Nist("AC-6")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        foreach (var bucket in BucketView.Of(stack))
        {
            var ownership = bucket.Ownership;
            yield return ownership.Missing("The bucket does not say that ACLs are off.");
            if (!ownership.Settings.IsAbsent)
            {
                yield return ownership.On.Demand(
                    ownership.Path, ownership.Settings.Is("BucketOwnerEnforced"), $"The bucket takes ACLs (objectOwnership is {ownership.Settings}).");
            }
        }
    }
}
