namespace LandingZone.Policies.Proofs.Access;

/// <summary>One principal can act as another.</summary>
/// <param name="To">Whom it becomes.</param>
/// <param name="Steps">How.</param>
/// <param name="Assumed">What that depends on and the prover does not know.</param>
internal sealed record Becoming(AccessPrincipal To, IReadOnlyList<ProofStep> Steps, IReadOnlyList<string> Assumed);
