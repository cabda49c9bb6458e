using LandingZone.Engine.Plans;
using LandingZone.Engine.Values;

namespace LandingZone.Engine;

/// <summary>What came of a run.</summary>
public sealed record StackResult
{
    /// <summary>The stack's name.</summary>
    public required string Stack { get; init; }

    /// <summary>Whether the program ended well and the engine took all that it declared.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>Everything that was declared; incomplete when the run failed.</summary>
    public required StackPlan Plan { get; init; }

    /// <summary>Messages of the program and faults that the engine found, in the order in which they came.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>What the stack gives out.</summary>
    public required PropertyValue.Map Outputs { get; init; }

    /// <summary>Wall time of the run.</summary>
    public required TimeSpan Elapsed { get; init; }
}
