using LandingZone.Policies.Checks;
using LandingZone.Policies.Mutations;
using LandingZone.Policies.Proofs;
using LandingZone.Policies.Proofs.Statements;
using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules;

namespace LandingZone.Cli.Mutations;

/// <summary>Breaks things in an estate that is otherwise as declared, and looks what is said then that was not said before.</summary>
internal sealed class MutationTrial
{
    private readonly RuleRunner _runner = new(RuleCatalogue.All);
    private readonly IReadOnlyList<StackResources> _stacks;
    private readonly IReadOnlyList<ProofStatement> _statements;
    private readonly Dictionary<string, HashSet<string>> _saidBefore;
    private readonly Lazy<HashSet<string>> _unprovedBefore;

    /// <param name="stacks">The stacks as they are declared.</param>
    /// <param name="statements">The statements to prove.</param>
    public MutationTrial(IReadOnlyList<StackResources> stacks, IReadOnlyList<ProofStatement> statements)
    {
        (_stacks, _statements) = (stacks, statements);
        _saidBefore = stacks.ToDictionary(stack => stack.Name, stack => _runner.Check(stack).Breaches.Select(Key).ToHashSet(StringComparer.Ordinal));
        _unprovedBefore = new(() => [.. Unproved(stacks)]);
    }

    /// <summary>Breaks one thing in the first stack that has it.</summary>
    public MutationOutcome Run(Mutation mutation)
    {
        foreach (var stack in _stacks)
        {
            if (MutatedStack.Of(stack, mutation, out _) is not { } broken)
            {
                continue;
            }

            var before = _saidBefore[stack.Name];
            var rules = _runner.Check(broken).Breaches.Where(finding => !before.Contains(Key(finding)))
                .Select(finding => finding.Rule.Facts.Id).Distinct().ToList();
            // A proof looks at the whole estate and takes longer; it is asked where no rule has noticed.
            return new MutationOutcome(
                mutation, stack.Name, rules.Count > 0 ? rules : [.. Unproved(With(stack, broken)).Except(_unprovedBefore.Value)]);
        }

        return new MutationOutcome(mutation, null, []);
    }

    private static string Key(Finding finding) => $"{finding.Rule.Facts.Id}\n{finding.Resource.Urn}\n{finding.Message}";

    private IReadOnlyList<StackResources> With(StackResources stack, StackResources broken) =>
        [.. _stacks.Select(other => ReferenceEquals(other, stack) ? broken : other)];

    private IEnumerable<string> Unproved(IReadOnlyList<StackResources> stacks)
    {
        var run = ProofRunner.Run(new Estate(stacks), _statements);
        // What a statement speaks of may be gone: that is noticed, too.
        return run.Problems.Select(problem => problem.Text)
            .Concat(run.Proofs.Where(proof => proof.Outcome != ProofOutcome.Holds).Select(proof => proof.Id));
    }
}
