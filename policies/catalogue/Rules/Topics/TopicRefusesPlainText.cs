using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Topics;

/// <summary>SNS-03.</summary>
internal sealed class TopicRefusesPlainText() : StackRule(
    new()
    {
        Id = "SNS-03",
        Title = "Topics are published to with TLS only",
        Demand = "The policy of a topic denies everybody to publish where aws:SecureTransport is false.",
        Why = "SNS takes messages over HTTP, where they can be read and changed on their way.",
        Repair = "Add a statement to the topic's policy: Deny, principal *, action sns:Publish, the topic's ARN, "
            + "condition Bool aws:SecureTransport false.",
        Severity = Severity.Medium,
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var policies = TopicPolicies.Places.Among(stack);
        return stack.OfType(TopicPolicies.Topics).Select(topic => topic.Demand(
            TransportDenial.Covers(policies(topic), topic["arn"], "sns:Publish"),
            "No policy of the topic denies to publish without TLS.",
            "The policy of the topic is not known yet."));
    }
}
