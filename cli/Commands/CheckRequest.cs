using LandingZone.Cli.Checks.Formats;
using LandingZone.Policies.Rules;

namespace LandingZone.Cli.Commands;

/// <summary>What somebody wants checked.</summary>
internal sealed record CheckRequest
{
    /// <summary>The stacks, or none for all of them.</summary>
    public IReadOnlyList<string> Stacks { get; init; } = [];

    /// <summary>Exported states to check instead of the project's stacks.</summary>
    public IReadOnlyList<string> Plans { get; init; } = [];

    /// <summary>The form of the answer.</summary>
    public ReportFormat Format { get; init; }

    /// <summary>Findings of this severity or worse make the command fail.</summary>
    public Severity FailOn { get; init; }

    /// <summary>Whether to list what is not known yet.</summary>
    public bool ShowOpen { get; init; }

    /// <summary>Where the answer goes, or null for standard output.</summary>
    public string? Out { get; init; }

    /// <summary>Where waivers and proofs are, or null for the project's own.</summary>
    public string? PolicyFolder { get; init; }

    /// <summary>The configuration of the rules, or null for each as it is.</summary>
    public string? PolicyConfigFile { get; init; }

    /// <summary>Where the settings are, or null for where Pulumi.yaml says.</summary>
    public string? ConfigFolder { get; init; }

    /// <summary>No colours and no progress.</summary>
    public bool Plain { get; init; }
}
