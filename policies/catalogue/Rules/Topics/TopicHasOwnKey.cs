using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Topics;

/// <summary>SNS-01.</summary>
internal sealed class TopicHasOwnKey() : ResourceRule(
    new()
    {
        Id = "SNS-01",
        Title = "Topics are encrypted with a key of the bank",
        Demand = "A topic is encrypted with a customer managed KMS key.",
        Why = "A topic is not encrypted by itself. The key of AWS (alias/aws/sns) has a policy that nobody can change, "
            + "so that other services cannot be let in and people cannot be kept out.",
        Repair = "Set kmsMasterKeyId to the ARN of the zone's key.",
        Severity = Severity.Medium,
        Controls = [Control.SecurityHub("SNS.1"), Control.Nist("SC-28")],
    },
    TopicPolicies.Topics)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var key = resource.Stated("kmsMasterKeyId");
        return
        [
            resource.Demand(
                "kmsMasterKeyId",
                key.IsSet & !key.Matches(text => text.EndsWith("alias/aws/sns", StringComparison.Ordinal)),
                key.IsSet.IsNo
                    ? "The topic is not encrypted (kmsMasterKeyId is not set)."
                    : $"The topic is encrypted with the key of AWS (kmsMasterKeyId is {key})."),
        ];
    }
}
