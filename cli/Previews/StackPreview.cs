using LandingZone.Engine;
using LandingZone.Engine.Plans;
using LandingZone.Engine.Values;

namespace LandingZone.Cli.Previews;

/// <summary>The preview of one stack.</summary>
internal sealed record StackPreview
{
    /// <summary>The stack's name.</summary>
    public required string Name { get; init; }

    /// <summary>What came of it.</summary>
    public required StackStatus Status { get; init; }

    /// <summary>False for a stack that was only run because another one reads from it.</summary>
    public required bool IsRequested { get; init; }

    /// <summary>The stacks that it reads from.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>Those of them that failed or were skipped, so that this one could not run.</summary>
    public IReadOnlyList<string> MissingReferences { get; init; } = [];

    /// <summary>What it declares; null when it was skipped.</summary>
    public StackPlan? Plan { get; init; }

    /// <summary>The file that its plan was written to, or null.</summary>
    public string? PlanFile { get; init; }

    /// <summary>What it gives out.</summary>
    public PropertyValue.Map Outputs { get; init; } = PropertyValue.Map.Empty;

    /// <summary>What the program and the engine have to say.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Wall time of its run, or of both when values were made up.</summary>
    public TimeSpan Elapsed { get; init; }
}
