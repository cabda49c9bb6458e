using LandingZone.Policies.Proofs.Statements;

namespace LandingZone.Policies.Proofs;

/// <summary>What came of trying to prove statements over an estate.</summary>
/// <param name="Proofs">One for each statement, in their order; empty where there are problems.</param>
/// <param name="Problems">Statements that speak of nothing in this estate.</param>
public sealed record ProofRun(IReadOnlyList<Proof> Proofs, IReadOnlyList<ProofProblem> Problems);
