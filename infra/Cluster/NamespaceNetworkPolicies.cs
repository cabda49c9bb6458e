using System.Collections.Immutable;
using Pulumi;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using NetworkPolicy = Pulumi.Kubernetes.Networking.V1.NetworkPolicy;
using PolicyInputs = Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace LandingZone.Cluster;

/// <summary>
/// The network policies of a namespace. Policies add up: one denies everything, the others let single things through.
/// </summary>
internal sealed class NamespaceNetworkPolicies
{
    /// <summary>The EKS Pod Identity agent, at the same address on every node (EKS user guide, "EKS Pod Identity Agent").</summary>
    private const string PodIdentityAgent = "169.254.170.23/32";

    /// <summary>Where instances find their metadata and credentials; no pod has business there.</summary>
    private const string LinkLocalBlock = "169.254.0.0/16";

    private readonly ClusterNamespace _parent;
    private readonly string _name;
    private readonly Output<string> _namespace;
    private readonly ImmutableDictionary<string, string> _labels;

    public NamespaceNetworkPolicies(ClusterNamespace parent, string name, Output<string> space, ClusterNamespaceArgs args)
    {
        _parent = parent;
        _name = name;
        _namespace = space;
        _labels = ObjectLabels.Of(args.Zone);

        var policies = new List<NetworkPolicy>
        {
            Policy("default-deny", new() { PodSelector = new MetaInputs.LabelSelectorArgs(), PolicyTypes = { "Ingress", "Egress" } }),
            Policy("allow-dns", Egress(ClusterDns(), Port("UDP", 53), Port("TCP", 53))),
            Policy("allow-pod-identity", Egress(Block(PodIdentityAgent), Port("TCP", 80))),
        };
        if (args.AllowHttpsEgress)
        {
            policies.Add(Policy("allow-https", Egress(Block("0.0.0.0/0", LinkLocalBlock), Port("TCP", 443))));
        }

        All = policies;
    }

    public IReadOnlyList<NetworkPolicy> All { get; }

    private NetworkPolicy Policy(string what, PolicyInputs.NetworkPolicySpecArgs spec) =>
        new($"{_name}-{what}", new PolicyInputs.NetworkPolicyArgs
        {
            Metadata = new MetaInputs.ObjectMetaArgs { Name = what, Namespace = _namespace, Labels = _labels },
            Spec = spec,
        }, new CustomResourceOptions { Parent = _parent });

    private static PolicyInputs.NetworkPolicySpecArgs Egress(
        PolicyInputs.NetworkPolicyPeerArgs peer, params Input<PolicyInputs.NetworkPolicyPortArgs>[] ports) => new()
    {
        PodSelector = new MetaInputs.LabelSelectorArgs(),
        PolicyTypes = { "Egress" },
        Egress = { new PolicyInputs.NetworkPolicyEgressRuleArgs { To = { peer }, Ports = ports } },
    };

    private static PolicyInputs.NetworkPolicyPeerArgs ClusterDns() => new()
    {
        NamespaceSelector = new MetaInputs.LabelSelectorArgs { MatchLabels = { ["kubernetes.io/metadata.name"] = "kube-system" } },
        PodSelector = new MetaInputs.LabelSelectorArgs { MatchLabels = { ["k8s-app"] = "kube-dns" } },
    };

    private static PolicyInputs.NetworkPolicyPeerArgs Block(string cidr, params string[] except)
    {
        var block = new PolicyInputs.IPBlockArgs { Cidr = cidr };
        if (except.Length > 0)
        {
            block.Except = except;
        }

        return new() { IpBlock = block };
    }

    private static PolicyInputs.NetworkPolicyPortArgs Port(string protocol, int port) => new() { Protocol = protocol, Port = port };
}
