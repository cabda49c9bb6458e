using System.Globalization;

namespace LandingZone.Cli.Reports;

/// <summary>How numbers read in a report.</summary>
internal static class Wording
{
    /// <summary>"1 stack", "3 stacks".</summary>
    public static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>"0.42 s".</summary>
    public static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F2} s");
}
