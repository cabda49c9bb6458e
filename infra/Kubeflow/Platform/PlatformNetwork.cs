using LandingZone.Networking;
using Pulumi;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using NetworkPolicy = Pulumi.Kubernetes.Networking.V1.NetworkPolicy;
using PolicyInputs = Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace LandingZone.Kubeflow;

/// <summary>What the network lets through in a namespace beside what every namespace has: single ports, between named pods.</summary>
internal sealed class PlatformNetwork(PlatformObjects objects)
{
    /// <summary>The port of istiod by which proxies get their configuration and certificates.</summary>
    public const int MeshControlPort = 15012;

    private const string NamespaceLabel = "kubernetes.io/metadata.name";

    /// <summary>The policies of Kubeflow's own namespace.</summary>
    public static void OfPlatform(PlatformObjects objects, MeshGateway gateway, CidrBlock network)
    {
        var policies = new PlatformNetwork(objects);
        policies.MeshControl(gateway);
        policies.WithinNamespace("within-kubeflow", selector: new());
        policies.Ingress(
            "from-gateway",
            Apps(CentralDashboard.Name, NotebookSpawner.Name, Katib.Interface),
            [OfNamespace(gateway.Namespace)],
            8082, 5000, 8080);

        // The Kubernetes API calls webhooks from its own addresses in the zone's network.
        policies.Ingress(
            "from-kubernetes-api",
            Apps(PodDefaultWebhook.Name, Katib.Controller),
            [new() { IpBlock = new PolicyInputs.IPBlockArgs { Cidr = network.ToString() } }],
            PodDefaultWebhook.Port, Katib.WebhookPort);

        // Trials report what they measured, and the controller asks the searches of teams what to try next.
        policies.Ingress("measurements", Apps(Katib.DatabaseManager), [Teams()], Katib.MeasurementsPort);
        policies.Egress("searches", Apps(Katib.Controller), [Teams()], Katib.MeasurementsPort, 6788);
    }

    /// <summary>The policies of the sign-in's namespace; HTTPS to the identity provider is the namespace's own.</summary>
    public static void OfSignIn(PlatformObjects objects, MeshGateway gateway)
    {
        var policies = new PlatformNetwork(objects);
        policies.MeshControl(gateway);
        policies.Ingress("from-gateway", Apps(SignIn.Name), [OfNamespace(gateway.Namespace)], SignIn.Port);
    }

    /// <summary>Lets all pods reach the mesh's control plane.</summary>
    public NetworkPolicy MeshControl(MeshGateway gateway) =>
        Egress("mesh-control", new(), [OfNamespace(gateway.ControlPlaneNamespace)], MeshControlPort);

    /// <summary>Lets the chosen pods of the namespace and all others in it talk to each other.</summary>
    public NetworkPolicy WithinNamespace(string name, MetaInputs.LabelSelectorArgs selector)
    {
        PolicyInputs.NetworkPolicyPeerArgs Here() => new() { PodSelector = new MetaInputs.LabelSelectorArgs() };
        return Policy(name, new PolicyInputs.NetworkPolicySpecArgs
        {
            PodSelector = selector,
            PolicyTypes = { "Ingress", "Egress" },
            Ingress = { new PolicyInputs.NetworkPolicyIngressRuleArgs { From = { Here() } } },
            Egress = { new PolicyInputs.NetworkPolicyEgressRuleArgs { To = { Here() } } },
        });
    }

    /// <summary>Lets peers reach ports of the chosen pods.</summary>
    public NetworkPolicy Ingress(
        string name, MetaInputs.LabelSelectorArgs selector, PolicyInputs.NetworkPolicyPeerArgs[] from, params int[] ports) =>
        Policy(name, new PolicyInputs.NetworkPolicySpecArgs
        {
            PodSelector = selector,
            PolicyTypes = { "Ingress" },
            Ingress = { new PolicyInputs.NetworkPolicyIngressRuleArgs { From = Peers(from), Ports = Ports(ports) } },
        });

    /// <summary>Lets the chosen pods reach ports of peers.</summary>
    public NetworkPolicy Egress(
        string name, MetaInputs.LabelSelectorArgs selector, PolicyInputs.NetworkPolicyPeerArgs[] to, params int[] ports) =>
        Policy(name, new PolicyInputs.NetworkPolicySpecArgs
        {
            PodSelector = selector,
            PolicyTypes = { "Egress" },
            Egress = { new PolicyInputs.NetworkPolicyEgressRuleArgs { To = Peers(to), Ports = Ports(ports) } },
        });

    /// <summary>All pods of a namespace.</summary>
    public static PolicyInputs.NetworkPolicyPeerArgs OfNamespace(string space) => new()
    {
        NamespaceSelector = new MetaInputs.LabelSelectorArgs { MatchLabels = { [NamespaceLabel] = space } },
    };

    /// <summary>Pods of a namespace with a label.</summary>
    public static PolicyInputs.NetworkPolicyPeerArgs OfApp(string space, string app) => new()
    {
        NamespaceSelector = new MetaInputs.LabelSelectorArgs { MatchLabels = { [NamespaceLabel] = space } },
        PodSelector = new MetaInputs.LabelSelectorArgs { MatchLabels = { [KubeflowNames.AppLabel] = app } },
    };

    private static PolicyInputs.NetworkPolicyPeerArgs Teams() => new()
    {
        NamespaceSelector = new MetaInputs.LabelSelectorArgs { MatchLabels = { [KubeflowNames.TeamLabel] = KubeflowNames.TeamLabelValue } },
    };

    private static MetaInputs.LabelSelectorArgs Apps(params string[] apps) => new()
    {
        MatchExpressions =
        {
            new MetaInputs.LabelSelectorRequirementArgs { Key = KubeflowNames.AppLabel, Operator = "In", Values = apps },
        },
    };

    private static Input<PolicyInputs.NetworkPolicyPeerArgs>[] Peers(PolicyInputs.NetworkPolicyPeerArgs[] peers) =>
        [.. peers.Select(peer => (Input<PolicyInputs.NetworkPolicyPeerArgs>)peer)];

    private static Input<PolicyInputs.NetworkPolicyPortArgs>[] Ports(int[] ports) =>
        [.. ports.Select(port => (Input<PolicyInputs.NetworkPolicyPortArgs>)new PolicyInputs.NetworkPolicyPortArgs { Protocol = "TCP", Port = port })];

    private NetworkPolicy Policy(string what, PolicyInputs.NetworkPolicySpecArgs spec) => new(
        objects.Logical(what), new PolicyInputs.NetworkPolicyArgs { Metadata = objects.Named(what), Spec = spec }, objects.Options());
}
