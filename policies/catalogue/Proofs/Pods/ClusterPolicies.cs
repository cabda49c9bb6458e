using LandingZone.Policies.Documents;
using LandingZone.Policies.Proofs.Network;
using LandingZone.Policies.Proofs.Statements;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Pods;

/// <summary>
/// What the network policies and the mesh's sidecars of a cluster let pods do. A policy of the cluster that may fit counts where it
/// lets something pass; it counts as isolating only where it fits for certain. Source: Kubernetes documentation, "Network Policies";
/// Istio documentation, "Sidecar".
/// </summary>
/// <param name="stack">The stack with the cluster.</param>
internal sealed class ClusterPolicies(StackResources stack)
{
    private const string NameLabel = "kubernetes.io/metadata.name";

    private readonly List<Resource> _policies = [.. stack.OfType("kubernetes:networking.k8s.io/v1:NetworkPolicy")];
    private readonly List<Resource> _sidecars = [.. stack.OfType("kubernetes:networking.istio.io/v1:Sidecar", "kubernetes:networking.istio.io/v1beta1:Sidecar")];
    private readonly List<Resource> _entries = [.. stack.OfType("kubernetes:networking.istio.io/v1:ServiceEntry", "kubernetes:networking.istio.io/v1beta1:ServiceEntry")];
    private readonly List<Resource> _namespaces = [.. stack.OfType("kubernetes:core/v1:Namespace")];

    /// <summary>What was met that is not known yet, each as the end of "not decided: ...".</summary>
    public HashSet<string> Open { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the cluster has a namespace.</summary>
    public bool Has(string space) => _namespaces.Any(known => known["metadata"]["name"].Text == space);

    /// <summary>Whether a workload of the cluster makes such pods.</summary>
    public bool Makes(PodForm pods) => pods.Labels.Count == 0 || stack.All.Any(resource =>
        resource.Type.StartsWith("kubernetes:", StringComparison.Ordinal)
        && SpaceOf(resource) == pods.Namespace
        && new[] { resource["spec"]["template"]["metadata"]["labels"], resource["spec"]["predictor"]["labels"], resource["metadata"]["labels"] }
            .Any(labels => pods.Labels.All(label => labels[label.Key].Text == label.Value)));

    /// <summary>The way from pods to other pods: what lets them out and in; null where nothing does.</summary>
    public List<ProofStep>? ToPods(PodForm from, PodForm to, Ranges podAddresses)
    {
        if (Lets(from, "Egress", "egress", "to", peer => MayMean(peer, from.Namespace, to, podAddresses)) is not { } outward)
        {
            return null;
        }

        // Of a namespace that is in no plan nothing is known that would keep anybody out.
        var inward = Has(to.Namespace) ? Lets(to, "Ingress", "ingress", "from", peer => MayMean(peer, to.Namespace, from, podAddresses)) : [];
        return inward is null ? null : [.. outward, .. inward];
    }

    /// <summary>The way from pods to addresses; null where nothing lets them.</summary>
    public List<ProofStep>? ToAddresses(PodForm from, Ranges addresses) =>
        Lets(from, "Egress", "egress", "to", peer => !BlockOf(peer).And(addresses).IsEmpty);

    /// <summary>The way from pods to hosts that the mesh knows; null where their sidecars know none of them.</summary>
    public List<ProofStep>? ToHost(PodForm from, string host)
    {
        var own = _sidecars.Where(sidecar => SpaceOf(sidecar) == from.Namespace).ToList();
        var chosen = own.Where(sidecar => IsForSome(sidecar) && !Fits(sidecar, from).IsNo).ToList();
        if (!chosen.Any(sidecar => Fits(sidecar, from).IsYes))
        {
            chosen.AddRange(own.Where(sidecar => !IsForSome(sidecar)));
        }

        if (chosen.Count == 0)
        {
            return [new ProofStep($"No sidecar limits what pods of {from.Namespace} reach, so that they reach every host.")];
        }

        foreach (var sidecar in chosen)
        {
            if (sidecar["spec"]["outboundTrafficPolicy"]["mode"].Text != "REGISTRY_ONLY")
            {
                return [new ProofStep($"Sidecar {sidecar.Name} lets pods reach hosts that the mesh does not know.", sidecar.Urn)];
            }

            foreach (var named in sidecar["spec"]["egress"].Items.SelectMany(egress => egress["hosts"].Items))
            {
                if (named.IsUnknown)
                {
                    Open.Add($"a host of sidecar {sidecar.Name} is not known yet");
                    continue;
                }

                if (Entry(from.Namespace, named.Text ?? "", host) is { } entry)
                {
                    return
                    [
                        new ProofStep($"Sidecar {sidecar.Name} lets pods reach '{named.Text}'.", sidecar.Urn),
                        new ProofStep($"Service entry {entry.Name} makes that host known.", entry.Urn),
                    ];
                }
            }
        }

        return null;

        static bool IsForSome(Resource sidecar) => sidecar["spec"]["workloadSelector"].IsSet.IsYes;
        static Truth Fits(Resource sidecar, PodForm pods) => Truth.All(
            sidecar["spec"]["workloadSelector"]["labels"].Entries,
            label => pods.Labels.TryGetValue(label.Key, out var value) ? Truth.Of(value == label.Value.Text) : Truth.Unknown);
    }

    /// <summary>The steps of one direction; empty where no policy isolates the pods; null where policies do and none lets this pass.</summary>
    private List<ProofStep>? Lets(PodForm pods, string kind, string rules, string peers, Func<Value, bool> means)
    {
        var isolated = false;
        foreach (var policy in _policies.Where(policy => SpaceOf(policy) == pods.Namespace && IsAbout(policy, kind, rules)))
        {
            var fits = LabelMatch.Fits(policy["spec"]["podSelector"], pods.Labels, complete: false);
            isolated |= fits.IsYes;
            if (fits.IsNo)
            {
                continue;
            }

            foreach (var rule in policy["spec"][rules].Items)
            {
                if (rule.IsUnknown || rule[peers].IsUnknown)
                {
                    Open.Add($"network policy {policy.Name} is not known yet");
                    continue;
                }

                // A rule without peers is about everybody.
                if (rule[peers].Items.Count == 0 || rule[peers].Items.Any(means))
                {
                    return [new ProofStep($"Network policy {policy.Name} lets pods of {pods.Namespace} {(kind == "Egress" ? "out" : "be reached")}.", policy.Urn)];
                }
            }
        }

        return isolated ? null : [new ProofStep($"No network policy limits what {(kind == "Egress" ? "pods of " + pods.Namespace + " reach" : "reaches pods of " + pods.Namespace)}.")];
    }

    private static bool IsAbout(Resource policy, string kind, string rules)
    {
        var kinds = policy["spec"]["policyTypes"];
        return kinds.IsSet.IsYes ? kinds.Contains(kind).IsYes
            : kind == "Ingress" || policy["spec"][rules].IsSet.IsYes;
    }

    private bool MayMean(Value peer, string own, PodForm pods, Ranges podAddresses)
    {
        if (!peer["ipBlock"].IsAbsent)
        {
            return !BlockOf(peer).And(podAddresses).IsEmpty;
        }

        var space = peer["namespaceSelector"].IsAbsent
            ? Truth.Of(pods.Namespace == own)
            : LabelMatch.Fits(peer["namespaceSelector"], LabelsOf(pods.Namespace), complete: Has(pods.Namespace));
        return !(space & LabelMatch.Fits(peer["podSelector"], pods.Labels, complete: false)).IsNo;
    }

    private Dictionary<string, string> LabelsOf(string space)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal) { [NameLabel] = space };
        foreach (var (key, value) in _namespaces.Where(known => known["metadata"]["name"].Text == space).SelectMany(known => known["metadata"]["labels"].Entries))
        {
            labels[key] = value.Text ?? "";
        }

        return labels;
    }

    private static Ranges BlockOf(Value peer)
    {
        var block = peer["ipBlock"];
        if (block.IsAbsent)
        {
            return Ranges.None;
        }

        var addresses = block["cidr"].Text is { } text ? Addresses.Block(text) ?? Ranges.None : Addresses.Every;
        return block["except"].Items.Select(cut => cut.Text is { } known ? Addresses.Block(known) : null).OfType<Ranges>()
            .Aggregate(addresses, (left, cut) => left.Except(cut));
    }

    private Resource? Entry(string own, string named, string host)
    {
        var (space, pattern) = named.Split('/', 2) is [var first, var rest] ? (first, rest) : ("*", named);
        if (space == "~")
        {
            return null;
        }

        return _entries.FirstOrDefault(entry =>
            (space == "*" || SpaceOf(entry) == (space == "." ? own : space))
            && entry["spec"]["hosts"].Items.Any(known => known.Text is { } text && Wildcard.Overlap(text, pattern) && Wildcard.Overlap(text, host)));
    }

    private static string SpaceOf(Resource resource) => resource["metadata"]["namespace"].Text ?? "default";
}
