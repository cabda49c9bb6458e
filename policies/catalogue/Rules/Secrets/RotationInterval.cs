using System.Globalization;
using System.Text.RegularExpressions;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Secrets;

/// <summary>
/// Reads how many days lie between two rotations, at most. Source: Secrets Manager User Guide, "Schedule expressions": <c>rate(n hours)</c>,
/// <c>rate(n days)</c>, or <c>cron(minutes hours day-of-month month day-of-week year)</c>.
/// </summary>
internal static partial class RotationInterval
{
    private const int LongestMonth = 31;
    private const int Year = 366;

    /// <summary>The days of some rotation rules; unknown where they are not known yet or cannot be read.</summary>
    public static Value DaysOf(Value rules)
    {
        var days = rules["automaticallyAfterDays"];
        var expression = rules["scheduleExpression"].Given();
        return days.Number > 0 || days.IsUnknown ? days
            : expression.Text is { } text ? DaysOf(text)
            : Value.Unknown;
    }

    /// <summary>The days of a schedule expression.</summary>
    public static Value DaysOf(string expression)
    {
        if (Rate().Match(expression) is { Success: true } rate)
        {
            var count = double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture);
            return Value.Of(rate.Groups[2].Value.StartsWith("hour", StringComparison.Ordinal) ? count / 24 : count);
        }

        return Cron().Match(expression) is { Success: true } cron && MonthsOf(cron.Groups[1].Value) is { } months
            ? Value.Of(Math.Min(months * LongestMonth, Year))
            : Value.Unknown;
    }

    /// <summary>
    /// The months between two rotations: 1 for every month, the step for "1/3" and "*/3", the widest gap of a list "1,4,7,10", 12 for one
    /// month; null for anything else.
    /// </summary>
    private static int? MonthsOf(string field)
    {
        if (field is "*" or "?")
        {
            return 1;
        }

        if (field.Split('/') is [var start, var step] && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var every) && every is > 0 and <= 12)
        {
            // "3/6" is March and September; where the year is no multiple of the step, the gap over its end may be longer.
            var first = start == "*" ? 1 : int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var month) ? month : 0;
            return first is < 1 or > 12 ? null : WidestGap([.. Enumerable.Range(first, 13 - first).Where(one => (one - first) % every == 0)]);
        }

        var months = new List<int>();
        foreach (var part in field.Split(','))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12)
            {
                return null;
            }

            months.Add(month);
        }

        return WidestGap([.. months.Distinct().Order()]);
    }

    private static int WidestGap(List<int> months)
    {
        var widest = months[0] + 12 - months[^1];
        for (var i = 1; i < months.Count; i++)
        {
            widest = Math.Max(widest, months[i] - months[i - 1]);
        }

        return widest;
    }

    [GeneratedRegex(@"^rate\((\d+) (hours?|days?)\)$")]
    private static partial Regex Rate();

    [GeneratedRegex(@"^cron\(\S+ \S+ \S+ (\S+) \S+ \*\)$")]
    private static partial Regex Cron();
}
