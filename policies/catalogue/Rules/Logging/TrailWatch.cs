using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Logging;

/// <summary>The metric filters of a stack on whose metric an alarm rings, by the log group that they read.</summary>
internal sealed class TrailWatch
{
    private readonly Dictionary<string, List<FilterPattern>> _byGroup = new(StringComparer.Ordinal);

    public TrailWatch(StackResources stack)
    {
        var alarmed = stack.OfType(LogGroupTypes.Alarms)
            .Where(alarm => !alarm.Stated("alarmActions").IsSet.IsNo && !alarm.Stated("actionsEnabled").Or(true).IsFalse.IsYes)
            .Select(alarm => (alarm["namespace"].Text, alarm["metricName"].Text)).ToHashSet();
        foreach (var filter in stack.OfType(LogGroupTypes.Filters))
        {
            // One provider writes one transformation, the other a list of them.
            var metric = filter["metricTransformation"].Or(filter["metricTransformations"]);
            var name = metric["name"].Or(metric["metricName"]);
            var space = metric["namespace"].Or(metric["metricNamespace"]);
            var pattern = filter["pattern"].Or(filter["filterPattern"]);
            HasUnknown |= pattern.IsUnknown || name.IsUnknown;
            if (FilterPattern.Read(pattern) is not { } read || !alarmed.Contains((space.Text, name.Text)))
            {
                continue;
            }

            foreach (var group in GroupsOf(stack, filter, "logGroupName"))
            {
                if (!_byGroup.TryGetValue(group, out var list))
                {
                    _byGroup.Add(group, list = []);
                }

                list.Add(read);
            }
        }
    }

    /// <summary>Whether a filter is not known, so that it may be the one that is missed.</summary>
    public bool HasUnknown { get; }

    /// <summary>The filters on a trail's log group.</summary>
    public IReadOnlyList<FilterPattern> Of(StackResources stack, Resource trail, string property) =>
        [.. GroupsOf(stack, trail, property).SelectMany(group => _byGroup.GetValueOrDefault(group) ?? []).Distinct()];

    /// <summary>The names by which a property tells a log group: the group's own name, or the URN of the group that is made here.</summary>
    private static IEnumerable<string> GroupsOf(StackResources stack, Resource resource, string property)
    {
        if (resource[property].Text is { } text)
        {
            yield return text.Split(":log-group:") is [_, var named] ? named.Split(':')[0] : text;
        }

        foreach (var group in stack.TargetsOf(resource, property, LogGroupTypes.Groups))
        {
            yield return group.Urn;
        }
    }
}
