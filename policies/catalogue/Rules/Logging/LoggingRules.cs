namespace LandingZone.Policies.Rules.Logging;

/// <summary>The rules about log groups and alarms.</summary>
internal static class LoggingRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new LogGroupHasOwnKey(),
        new LogGroupKeepsItsEntries(),
        new AlarmActs(),
        new TrailIsWatched(),
    ];
}
