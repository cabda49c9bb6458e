using LandingZone.Policies.Proofs;
using LandingZone.Policies.Proofs.Statements;

namespace LandingZone.Policies.Tests.Proofs;

/// <summary>Proves statements over small estates.</summary>
internal static class Proving
{
    public static Estate EstateOf(params SmallStack[] stacks) => new([.. stacks.Select(stack => stack.Build())]);

    /// <summary>The proof of one access statement: its body as YAML in one line.</summary>
    public static Proof Access(Estate estate, string body) => Only(estate, "access", body);

    public static Proof Only(Estate estate, string kind, string body)
    {
        var (statements, problems) = ProofFile.Read($"- id: tested\n  statement: What is tested.\n  {kind}: {{ {body} }}\n", "proofs.yaml");
        Assert.Empty(problems);
        var run = ProofRunner.Run(estate, statements);
        Assert.Empty(run.Problems);
        return Assert.Single(run.Proofs);
    }

    /// <summary>What came of it, with the counterexample or the reasons, a line each.</summary>
    public static string Say(Proof proof) =>
        string.Join('\n', [proof.Outcome.ToString(), .. proof.Counterexample.Select(step => step.Text), .. proof.Reasons]);
}
