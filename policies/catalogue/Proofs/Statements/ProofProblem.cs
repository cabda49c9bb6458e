namespace LandingZone.Policies.Proofs.Statements;

/// <summary>Something wrong with a file of statements.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line.</param>
/// <param name="Text">What is wrong and what to do.</param>
public sealed record ProofProblem(string File, int Line, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {Text}";
}
