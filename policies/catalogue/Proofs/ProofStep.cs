namespace LandingZone.Policies.Proofs;

/// <summary>One step of a counterexample.</summary>
/// <param name="Text">What happens, as a sentence.</param>
/// <param name="Urn">The resource that lets it happen, or null.</param>
public sealed record ProofStep(string Text, string? Urn = null);
