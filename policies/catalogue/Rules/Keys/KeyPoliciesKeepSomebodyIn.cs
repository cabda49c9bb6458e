using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Keys;

/// <summary>KMS-04.</summary>
internal sealed class KeyPoliciesKeepSomebodyIn() : ResourceRule(
    new()
    {
        Id = "KMS-04",
        Title = "Key policies keep somebody in",
        Demand = "KMS's check that a key policy does not lock out whoever sets it is not bypassed.",
        Why = "A key that nobody may change any more can only be opened again by AWS's support.",
        Repair = "Leave bypassPolicyLockoutSafetyCheck out, or set it to false.",
        Severity = Severity.High,
    },
    KeyTypes.PolicyHolders)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "bypassPolicyLockoutSafetyCheck",
            resource.Stated("bypassPolicyLockoutSafetyCheck").Or(false).IsFalse,
            "KMS does not check whether the policy locks everybody out (bypassPolicyLockoutSafetyCheck is true)."),
    ];
}
