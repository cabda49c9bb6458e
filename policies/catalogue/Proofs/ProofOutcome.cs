namespace LandingZone.Policies.Proofs;

/// <summary>What came of trying to prove a statement.</summary>
public enum ProofOutcome
{
    /// <summary>It holds: no way was found, and everything that could open one is modelled.</summary>
    Holds,

    /// <summary>It does not hold: there is a way, step by step.</summary>
    Fails,

    /// <summary>It depends on something that the prover does not model or that is not known yet.</summary>
    NotDecided,
}
