namespace LandingZone.Policies.Proofs.Statements;

/// <summary>Nothing gets from some places to some others, or only on some ports.</summary>
public sealed record NetworkStatement
{
    /// <summary>Where from.</summary>
    public required IReadOnlyList<PlaceForm> From { get; init; }

    /// <summary>Where to.</summary>
    public required IReadOnlyList<PlaceForm> To { get; init; }

    /// <summary>The ports on which it may all the same.</summary>
    public IReadOnlyList<PortForm> Only { get; init; } = [];
}
