using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Topics;

/// <summary>SNS-02.</summary>
internal sealed class TopicIsNotPublic() : ResourceRule(
    new()
    {
        Id = "SNS-02",
        Title = "Topics are not public",
        Demand = "The policy of a topic lets nobody in whom it does not name.",
        Why = "Whoever may publish can raise false alarms; whoever may subscribe reads them.",
        Repair = "Name the principals, or add a condition on aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID.",
        Severity = Severity.Critical,
        Controls = [Control.Fsbp("SNS.4")],
    },
    TopicPolicies.Places.Types)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
        TopicPolicies.Places.In(resource).DemandNotPublic("topic");
}
