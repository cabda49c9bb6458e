using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Queues;

/// <summary>SQS-03.</summary>
internal sealed class QueueSetsFailuresAside() : StackRule(
    new()
    {
        Id = "SQS-03",
        Title = "Queues set aside what cannot be dealt with",
        Demand = "A queue sends a message that failed several times to a dead-letter queue, unless it is one itself.",
        Why = "Otherwise a message that nothing can read comes back until it expires: it costs work each time, and is lost in the end.",
        Repair = "Set redrivePolicy with deadLetterTargetArn and maxReceiveCount.",
        Severity = Severity.Low,
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var targets = new DeadLetterTargets(stack);
        var beside = new Companions(stack, "queueUrl", "aws:sqs/redrivePolicy:RedrivePolicy");
        return stack.OfType(QueuePolicies.Queues).Select(queue => queue.Demand(
            EmbeddedJson.Read(queue.Stated("redrivePolicy"))["deadLetterTargetArn"].IsSet
            | beside.Any(queue, redrive => EmbeddedJson.Read(redrive.Stated("redrivePolicy"))["deadLetterTargetArn"].IsSet)
            | targets.Has(queue),
            "The queue sets nothing aside (no redrivePolicy with a deadLetterTargetArn).",
            "redrivePolicy is not known yet."));
    }
}
