using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Logging;

/// <summary>LOG-04.</summary>
internal sealed class TrailIsWatched() : StackRule(
    new()
    {
        Id = "LOG-04",
        Title = "Somebody is told of what changes the account",
        Demand = "On the log group of a trail of all regions, metric filters with alarms look for each event of section 4 of the CIS benchmark. "
            + "What else a filter asks of an event, such as who did it, is not looked at.",
        Why = "A trail that nobody reads tells of an attack after it is over.",
        Repair = "Declare a metric filter on the trail's log group for the events that are named, and an alarm on its metric.",
        Severity = Severity.Low,
        Controls = [.. WatchedEvent.All.Select(watched => Control.CisAws(watched.Id))],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var watch = new TrailWatch(stack);
        foreach (var trail in stack.OfType("aws:cloudtrail/trail:Trail", "aws-native:cloudtrail:Trail"))
        {
            // Events of the whole account go to the trail of all regions; another in the same account holds data events only.
            if (trail.Stated("isMultiRegionTrail").Or(false).IsFalse.IsYes)
            {
                continue;
            }

            var property = trail.Type == "aws-native:cloudtrail:Trail" ? "cloudWatchLogsLogGroupArn" : "cloudWatchLogsGroupArn";
            var filters = watch.Of(stack, trail, property);
            foreach (var watched in WatchedEvent.All)
            {
                var missed = watched.Values.Where(value => !filters.Any(filter => filter.Watches(watched.Field, value))).ToList();
                yield return trail.Demand(
                    missed.Count == 0 ? Truth.Yes : watch.HasUnknown ? Truth.Unknown : Truth.No,
                    $"Nobody is told of {watched.Title} ({watched.Field}: {string.Join(", ", missed)}).",
                    $"It is not known yet whether somebody is told of {watched.Title}.");
            }
        }
    }
}
