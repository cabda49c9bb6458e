using LandingZone.Policies.Proofs.Network;
using LandingZone.Policies.Proofs.Statements;

namespace LandingZone.Policies.Proofs.Pods;

/// <summary>Proves that some pods cannot open a connection to something, or finds what lets them.</summary>
internal sealed class PodProver(Estate estate, Lazy<NetworkModel> networks)
{
    private readonly Dictionary<string, ClusterPolicies> _clusters = new(StringComparer.Ordinal);

    /// <summary>Tries to prove a statement. Gives null and adds to the problems where it speaks of nothing.</summary>
    public Proof? Prove(ProofStatement statement, List<ProofProblem> problems)
    {
        var pods = statement.Pods!;
        var before = problems.Count;
        var questions = pods.Apart is null ? Questions(statement, pods.In!, pods.From!, pods.To, problems) : Apart(statement, pods.Apart, problems);
        if (problems.Count > before)
        {
            return null;
        }

        List<ProofStep>? found = null;
        var more = 0;
        var reasons = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (stack, from, target) in questions)
        {
            var cluster = ClusterOf(stack);
            cluster.Open.Clear();
            var (way, what) = target switch
            {
                { Pods: { } others } => (cluster.ToPods(from, others, Subnets(new Selector { Stack = stack })), $"pods of {others.Namespace}"),
                { Subnets: { } subnets } => (cluster.ToAddresses(from, Subnets(subnets)), "addresses of the subnets that are meant"),
                _ => (cluster.ToHost(from, target.Host!), $"hosts like '{target.Host}'"),
            };
            if (way is null)
            {
                reasons.UnionWith(cluster.Open);
                continue;
            }

            more += found is null ? 0 : 1;
            found ??= [.. way, new ProofStep($"So pods of {from.Namespace} in {stack}{Labels(from)} reach {what}.")];
        }

        return new Proof
        {
            Id = statement.Id,
            Statement = statement.Statement,
            Outcome = found is not null ? ProofOutcome.Fails : reasons.Count > 0 ? ProofOutcome.NotDecided : ProofOutcome.Holds,
            Counterexample = found ?? [],
            Reasons = found is not null ? [] : [.. reasons.Select(reason => $"not decided: {reason}")],
            FurtherWays = more,
            Place = $"{statement.File}:{statement.Line}",
        };
    }

    private List<(string Stack, PodForm From, PodTarget To)> Questions(
        ProofStatement statement, Selector where, PodForm pods, IReadOnlyList<PodTarget> targets, List<ProofProblem> problems)
    {
        var stacks = estate.Stacks.Where(stack => where.FitsStack(stack.Name)).Select(stack => (stack.Name, Cluster: ClusterOf(stack.Name))).ToList();
        if (!stacks.Any(entry => entry.Cluster.Has(pods.Namespace)))
        {
            Problem(pods.Line, $"from: no cluster there has a namespace '{pods.Namespace}'; correct the namespace or the selector.");
        }
        else if (!stacks.Any(entry => entry.Cluster.Makes(pods)))
        {
            Problem(pods.Line, $"from: no workload of namespace '{pods.Namespace}' has these labels; correct them.");
        }

        foreach (var target in targets.Where(target => target.Subnets is not null && Subnets(target.Subnets).IsEmpty))
        {
            Problem(target.Subnets!.Line, "to: no subnet of the estate fits; correct the selector.");
        }

        return
        [
            .. from entry in stacks
               where entry.Cluster.Has(pods.Namespace) && entry.Cluster.Makes(pods)
               from target in targets
               select (entry.Name, pods, target),
        ];

        void Problem(int line, string text) => problems.Add(new(statement.File, line, $"{statement.Id}: {text}"));
    }

    /// <summary>Every namespace that is meant, to every other of its cluster.</summary>
    private List<(string Stack, PodForm From, PodTarget To)> Apart(ProofStatement statement, Selector selector, List<ProofProblem> problems)
    {
        var spaces = selector.Among(estate)
            .Where(entry => entry.Resource.Type == "kubernetes:core/v1:Namespace")
            .Select(entry => (Stack: entry.Stack.Name, Name: entry.Resource["metadata"]["name"].Text))
            .Where(entry => entry.Name is not null)
            .ToList();
        if (spaces.GroupBy(space => space.Stack).All(group => group.Count() < 2))
        {
            problems.Add(new(statement.File, selector.Line, $"{statement.Id}: apart: no cluster there has two namespaces that fit; correct the selector."));
        }

        return
        [
            .. from one in spaces
               from other in spaces
               where one.Stack == other.Stack && one.Name != other.Name
               select (one.Stack, PodsOf(one.Name!), new PodTarget(PodsOf(other.Name!), null, null)),
        ];

        PodForm PodsOf(string space) => new(space, new Dictionary<string, string>(StringComparer.Ordinal), selector.Line);
    }

    private ClusterPolicies ClusterOf(string stack)
    {
        if (!_clusters.TryGetValue(stack, out var cluster))
        {
            _clusters.Add(stack, cluster = new ClusterPolicies(estate.Find(stack)!));
        }

        return cluster;
    }

    private Ranges Subnets(Selector selector) =>
        networks.Value.Subnets.Where(entry => selector.Fits(entry.Stack, entry.Resource)).Aggregate(Ranges.None, (all, entry) => all.Or(entry.Place.Addresses));

    private static string Labels(PodForm pods) =>
        pods.Labels.Count == 0 ? "" : $" with {string.Join(", ", pods.Labels.Select(label => $"{label.Key}={label.Value}"))}";
}
