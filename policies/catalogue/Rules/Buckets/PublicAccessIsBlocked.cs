using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>S3-01.</summary>
internal sealed class PublicAccessIsBlocked() : StackRule(
    new()
    {
        Id = "S3-01",
        Title = "Buckets block public access",
        Demand = "All four flags of Block Public Access are on, for every bucket and for the account where it is set.",
        Why = "They hold when a policy or an ACL is wrong: the bucket stays closed.",
        Repair =
            "Add an aws.s3.BucketPublicAccessBlock with blockPublicAcls, blockPublicPolicy, ignorePublicAcls and "
            + "restrictPublicBuckets true.",
        Severity = Severity.High,
        Controls =
        [
            Control.Fsbp("S3.1"), Control.Fsbp("S3.8"), Control.CisAws("2.1.4"), Control.Nist("AC-3"), Control.Nist("SC-7"), Control.Pci("1.4.4"),
        ],
    })
{
    private static readonly string[] Flags = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        foreach (var bucket in BucketView.Of(stack))
        {
            var block = bucket.PublicAccess;
            yield return block.Missing("The bucket says nothing of Block Public Access.");
            if (block.Settings.IsAbsent)
            {
                continue;
            }

            foreach (var flag in Flags)
            {
                yield return On(block.On, block.On == bucket.On ? $"{block.Path}.{flag}" : flag, flag, block.Settings[flag]);
            }
        }

        foreach (var account in stack.OfType("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock"))
        {
            foreach (var flag in Flags)
            {
                yield return On(account, flag, flag, account.Stated(flag));
            }
        }
    }

    private static Verdict? On(Resource on, string path, string flag, Value value) =>
        on.Demand(path, value.Or(false).IsTrue, $"The flag {flag} is off.");
}
