using LandingZone.Cli.Terminals;
using LandingZone.Policies.Rules;

namespace LandingZone.Cli.Checks.Formats;

/// <summary>How a severity is written.</summary>
internal static class SeverityWords
{
    /// <summary>All, the worst first.</summary>
    public static IReadOnlyList<Severity> WorstFirst { get; } = [Severity.Critical, Severity.High, Severity.Medium, Severity.Low];

    /// <summary>"critical".</summary>
    public static string Word(this Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Medium => "medium",
        _ => "low",
    };

    /// <summary>SARIF's level: what must be mended is an error.</summary>
    public static string SarifLevel(this Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "note",
    };

    /// <summary>
    /// A number from 0 to 10 for code hosts that rank security results by one. Source: GitHub's documentation of SARIF support: over 9 is
    /// critical, 7 to 8.9 high, 4 to 6.9 medium, below that low.
    /// </summary>
    public static string SecurityScore(this Severity severity) => severity switch
    {
        Severity.Critical => "9.5",
        Severity.High => "8.0",
        Severity.Medium => "5.5",
        _ => "2.0",
    };

    /// <summary>The colour.</summary>
    public static Ink InkOf(this Severity severity) => severity >= Severity.High ? Ink.Bad : severity == Severity.Medium ? Ink.Warning : Ink.Plain;
}
