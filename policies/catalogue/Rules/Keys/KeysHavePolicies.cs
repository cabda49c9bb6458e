using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Keys;

/// <summary>KMS-07.</summary>
internal sealed class KeysHavePolicies() : StackRule(
    new()
    {
        Id = "KMS-07",
        Title = "Keys have a policy of their own",
        Demand = "Every key has an explicit key policy.",
        Why = "The policy that KMS writes otherwise leaves the key to every IAM policy of the account.",
        Repair = "Set policy (keyPolicy in aws-native), or add an aws.kms.KeyPolicy.",
        Severity = Severity.Low,
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var policies = new Companions(stack, "keyId", KeyTypes.Policy);
        foreach (var key in stack.OfType(KeyTypes.Keys))
        {
            // The provider also shows the policy that KMS wrote; what counts is what the program says.
            var own = key.Inputs[KeyTypes.PolicyOf(key.Type)];
            yield return key.Demand(
                (own.IsUnknown ? Truth.Yes : own.IsSet) | policies.Any(key, _ => true),
                "The key has no policy of its own.",
                "The key of a key policy is not known yet.");
        }
    }
}
