using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Logging;

/// <summary>LOG-01.</summary>
internal sealed class LogGroupHasOwnKey() : ResourceRule(
    new()
    {
        Id = "LOG-01",
        Title = "Log groups are encrypted with a key of the bank",
        Demand = "A log group is encrypted with a customer managed KMS key.",
        Why = "Logs tell of clients and of the inside of programs. Only the policy of an own key says who may read them.",
        Repair = "Set kmsKeyId to the ARN of the zone's key for logs.",
        Severity = Severity.Medium,
    },
    LogGroupTypes.Groups)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
        [resource.Demand("kmsKeyId", resource.Stated("kmsKeyId").IsSet, "The log group is encrypted with the key of AWS (kmsKeyId is not set).")];
}
