using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Queues;

/// <summary>SQS-01.</summary>
internal sealed class QueueIsEncrypted() : ResourceRule(
    new()
    {
        Id = "SQS-01",
        Title = "Queues are encrypted",
        Demand = "A queue is encrypted with a KMS key or with the keys that SQS manages.",
        Why = "Messages carry data of clients, and wait on disk for as long as nobody takes them.",
        Repair = "Set kmsMasterKeyId to the zone's key, or leave sqsManagedSseEnabled out: SQS turns it on by itself.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("SQS.1")],
    },
    QueuePolicies.Queues)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "sqsManagedSseEnabled",
            resource.Stated("kmsMasterKeyId").IsSet | !resource.Stated("sqsManagedSseEnabled").Or(true).IsFalse,
            "The queue is not encrypted (no kmsMasterKeyId, and sqsManagedSseEnabled is false)."),
    ];
}
