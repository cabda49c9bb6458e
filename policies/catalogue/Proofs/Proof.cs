namespace LandingZone.Policies.Proofs;

/// <summary>A statement with what came of it.</summary>
public sealed record Proof
{
    /// <summary>The statement's identifier.</summary>
    public required string Id { get; init; }

    /// <summary>The statement as a sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>What came of it.</summary>
    public required ProofOutcome Outcome { get; init; }

    /// <summary>The way that should not exist, where it fails.</summary>
    public IReadOnlyList<ProofStep> Counterexample { get; init; } = [];

    /// <summary>Why it is not decided, each as "not decided: ...".</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>How many further ways there are beyond the one that is shown.</summary>
    public int FurtherWays { get; init; }

    /// <summary>Where the statement stands, as file:line.</summary>
    public string Place { get; init; } = "";
}
