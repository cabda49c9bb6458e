using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Queues;

/// <summary>SQS-02.</summary>
internal sealed class QueueIsNotPublic() : ResourceRule(
    new()
    {
        Id = "SQS-02",
        Title = "Queues are not public",
        Demand = "The policy of a queue lets nobody in whom it does not name, and allows no more than it names.",
        Why = "Whoever may send can start what reads the queue; whoever may receive reads the data and takes it away from its reader.",
        Repair = "Name the principals, or add a condition on aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID; "
            + "name the actions instead of '*' or 'sqs:*'.",
        Severity = Severity.Critical,
        Controls = [Control.Fsbp("SQS.3")],
    },
    QueuePolicies.Places.Types)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var policy = QueuePolicies.Places.In(resource);
        return policy.DemandNotPublic("queue").Concat(
            (policy.Reading.Document?.Allows ?? []).Where(AllowsEverything).Select(
                statement => Verdict.Breach(resource, $"The policy of the queue allows every action ({statement.Label}).", policy.Property)));
    }

    private static bool AllowsEverything(PolicyStatement statement) =>
        statement.NotActions is not null || (statement.Actions ?? []).Any(action => Wildcard.Covers(action, "sqs:*", ignoreCase: true));
}
