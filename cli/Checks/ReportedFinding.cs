using LandingZone.Policies.Rules;
using LandingZone.Policies.Waivers;

namespace LandingZone.Cli.Checks;

/// <summary>A finding with all that a reader needs to mend it, whatever found it.</summary>
internal sealed record ReportedFinding
{
    /// <summary>What it is about.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>The identifier of the rule, the proof or the kind of fault.</summary>
    public required string Id { get; init; }

    /// <summary>The rule in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>How bad it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The stack; null for what concerns the estate.</summary>
    public string? Stack { get; init; }

    /// <summary>The resource's name, or what else it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>The resource's type; null for anything else.</summary>
    public string? Type { get; init; }

    /// <summary>The resource's URN; null for anything else.</summary>
    public string? Urn { get; init; }

    /// <summary>The path of the property, or null.</summary>
    public string? Property { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>The way that leads to it, step by step; empty for most.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Why it matters.</summary>
    public required string Why { get; init; }

    /// <summary>How to mend it.</summary>
    public required string Repair { get; init; }

    /// <summary>Where to mend it: the settings, then the code. Never empty.</summary>
    public required IReadOnlyList<Place> Places { get; init; }

    /// <summary>What waives it, or null.</summary>
    public Waiver? Waiver { get; init; }
}
