namespace LandingZone.Cli.Commands;

/// <summary>What somebody wants to see.</summary>
internal sealed record PreviewRequest
{
    /// <summary>The stacks, or none for all of them.</summary>
    public IReadOnlyList<string> Stacks { get; init; } = [];

    /// <summary>One JSON document instead of text for people.</summary>
    public bool AsJson { get; init; }

    /// <summary>Where the plans go, or null.</summary>
    public string? PlanFolder { get; init; }

    /// <summary>Also run with made-up values, and show those.</summary>
    public bool Simulate { get; init; }

    /// <summary>Every resource instead of components and counts.</summary>
    public bool ShowEveryResource { get; init; }

    /// <summary>Where the settings are, or null for where Pulumi.yaml says.</summary>
    public string? ConfigFolder { get; init; }

    /// <summary>No colours and no progress, whatever is watching.</summary>
    public bool Plain { get; init; }
}
