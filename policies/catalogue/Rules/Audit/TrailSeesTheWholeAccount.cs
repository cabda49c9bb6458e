using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Audit;

/// <summary>CTR-01.</summary>
internal sealed class TrailSeesTheWholeAccount() : StackRule(
    new()
    {
        Id = "CTR-01",
        Title = "A trail records the management of the account in every region",
        Demand = "Where a stack has trails, one of them is on, multi-region, includes global services and records management events, "
            + "reads and writes.",
        Why = "What is done in a region that nobody watches leaves no trace.",
        Repair = "Set isMultiRegionTrail and enableLogging to true, and leave management events in the event selectors without a "
            + "limit to reads or writes.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("CloudTrail.1"), Control.CisAws("3.1"), Control.Nist("AU-2"), Control.Nist("AU-12")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var judged = stack.OfType(Trail.Types).Select(resource => Judge(new Trail(resource))).ToList();

        // One good trail is enough: the others may have work of their own, such as the objects of one bucket.
        return judged.Any(verdict => verdict is null) ? [] : judged;
    }

    private static Verdict? Judge(Trail trail)
    {
        var on = trail.On;
        return on.Demand(trail.LoggingProperty, on.Stated(trail.LoggingProperty).Or(true).IsTrue, $"The trail is off ({trail.LoggingProperty} is false).")
            ?? on.Demand(
                "isMultiRegionTrail", on.Stated("isMultiRegionTrail").Or(false).IsTrue, "The trail records one region only (isMultiRegionTrail is false).")
            ?? on.Demand(
                "includeGlobalServiceEvents",
                on.Stated("includeGlobalServiceEvents").Or(true).IsTrue,
                "The trail leaves out global services such as IAM (includeGlobalServiceEvents is false).")
            ?? on.Demand(trail.SelectorProperty, trail.RecordsManagement, $"The trail does not record every management event ({trail.SelectorProperty}).");
    }
}
