using LandingZone.Policies.Proofs.Access;
using LandingZone.Policies.Proofs.Network;
using LandingZone.Policies.Proofs.Pods;
using LandingZone.Policies.Proofs.Statements;

namespace LandingZone.Policies.Proofs;

/// <summary>Tries to prove statements over an estate. What is read of the estate is read once for all of them.</summary>
public static class ProofRunner
{
    /// <summary>Tries to prove all statements.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="statements">The statements.</param>
    public static ProofRun Run(Estate estate, IReadOnlyList<ProofStatement> statements)
    {
        var problems = new List<ProofProblem>();
        var proofs = new List<Proof>();
        var access = new AccessProver(estate);
        var model = new Lazy<NetworkModel>(() => new NetworkModel(estate));
        var network = new NetworkProver(model);
        var pods = new PodProver(estate, model);
        foreach (var statement in statements)
        {
            var before = problems.Count;
            problems.AddRange(UnknownStacks(estate, statement));
            if (problems.Count == before && Prove(statement) is { } proof)
            {
                proofs.Add(proof);
            }
        }

        return problems.Count > 0 ? new ProofRun([], problems) : new ProofRun(proofs, []);

        Proof? Prove(ProofStatement statement) =>
            statement.Access is not null ? access.Prove(statement, problems)
            : statement.Network is not null ? network.Prove(statement, problems)
            : pods.Prove(statement, problems);
    }

    private static IEnumerable<ProofProblem> UnknownStacks(Estate estate, ProofStatement statement)
    {
        foreach (var selector in statement.Selectors.Where(selector => !estate.Stacks.Any(stack => selector.FitsStack(stack.Name))))
        {
            var named = selector.Stack is { } stack ? $"stack '{stack}'" : $"zone '{selector.Zone}'";
            yield return new ProofProblem(
                statement.File,
                selector.Line,
                $"{statement.Id}: {named} is none of the estate; its stacks are {string.Join(", ", estate.Stacks.Select(known => known.Name).Order(StringComparer.Ordinal))}.");
        }
    }
}
