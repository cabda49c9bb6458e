using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Queues;

/// <summary>SQS-04.</summary>
internal sealed class QueueRefusesPlainText() : StackRule(
    new()
    {
        Id = "SQS-04",
        Title = "Queues refuse calls without TLS",
        Demand = "The policy of a queue denies everybody to send, receive and delete where aws:SecureTransport is false.",
        Why = "Messages that are sent without TLS can be read and changed on their way.",
        Repair = "Add a statement to the queue's policy: Deny, principal *, action sqs:*, the queue's ARN, "
            + "condition Bool aws:SecureTransport false.",
        Severity = Severity.Medium,
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var policies = QueuePolicies.Places.Among(stack);
        return stack.OfType(QueuePolicies.Queues).Select(queue => queue.Demand(
            TransportDenial.Covers(policies(queue), queue["arn"], "sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage"),
            "No policy of the queue denies calls without TLS.",
            "The policy of the queue is not known yet."));
    }
}
