using LandingZone.Policies.Checks;
using LandingZone.Policies.Rules;

namespace LandingZone.Cli.Checks;

/// <summary>What came of a check, whatever the form.</summary>
internal sealed record CheckReport
{
    /// <summary>The stacks that were checked, in their order.</summary>
    public required IReadOnlyList<string> Stacks { get; init; }

    /// <summary>How many resources were looked at.</summary>
    public required int ResourceCount { get; init; }

    /// <summary>The rules that were run.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>The proofs that hold, by their statements.</summary>
    public IReadOnlyList<string> Proved { get; init; } = [];

    /// <summary>What is wrong, the worst first.</summary>
    public required IReadOnlyList<ReportedFinding> Findings { get; init; }

    /// <summary>What is wrong and waived.</summary>
    public required IReadOnlyList<ReportedFinding> Waived { get; init; }

    /// <summary>What cannot be told before a value is known.</summary>
    public required IReadOnlyList<Finding> Open { get; init; }

    /// <summary>Wall time of the rules and proofs.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>How many findings are at least this bad.</summary>
    public int AtLeast(Severity severity) => Findings.Count(finding => finding.Severity >= severity);
}
