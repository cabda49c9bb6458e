using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Identity;

/// <summary>IAM-12.</summary>
internal sealed class NoAccessKeys() : ResourceRule(
    new()
    {
        Id = "IAM-12",
        Title = "No access keys",
        Demand = "The program makes no access key of a user.",
        Why = "The key never ends, works from everywhere, and its secret lies in the stack's state.",
        Repair =
            "Use a role: by pod identity, by an instance profile, or by the bank's sign-in. Set status to Inactive until the key is "
            + "removed.",
        Severity = Severity.High,
    },
    "aws:iam/accessKey:AccessKey",
    "aws-native:iam:AccessKey")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand("status", resource.Stated("status").Or("Active").Is("Inactive"), "The program makes an access key that works."),
    ];
}
