using System.Text.RegularExpressions;

namespace LandingZone.Analytics;

/// <summary>When something is started by itself.</summary>
/// <param name="Expression">A schedule of Amazon EventBridge Scheduler: "cron(0 2 ? * MON *)", "rate(1 day)".</param>
/// <param name="TimeZone">The time zone of a cron expression, as in the IANA database. Default: UTC.</param>
public sealed partial record JobSchedule(string Expression, string TimeZone = "UTC")
{
    /// <summary>What is wrong with it; null where nothing is. EventBridge Scheduler checks the fields themselves.</summary>
    internal string? Problem =>
        !ExpressionForm().IsMatch(Expression)
            ? $"Schedule is '{Expression}'; write cron(…) with six fields, or rate(…) with a number and minutes, hours or days."
            : !ZoneForm().IsMatch(TimeZone)
                ? $"Schedule has the time zone '{TimeZone}'; write one of the IANA database, 'Europe/Rome' or 'UTC'."
                : null;

    [GeneratedRegex(
        @"\A(cron\([^ ()]+( [^ ()]+){5}\)|rate\(1 (minute|hour|day)\)|rate\([1-9][0-9]* (minutes|hours|days)\))\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex ExpressionForm();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ZoneForm();
}
