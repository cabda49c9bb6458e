using LandingZone.Cluster;
using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using NetworkPolicy = Pulumi.Kubernetes.Networking.V1.NetworkPolicy;
using PolicyInputs = Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace LandingZone.ClusterSoftware;

/// <summary>The namespace of a software, with the doors that its pods need: closed but for those.</summary>
internal sealed class SoftwareSpace
{
    private readonly ComponentResource _parent;
    private readonly string _name;
    private readonly ZoneIdentity _zone;
    private readonly ClusterNamespace _space;
    private readonly List<Resource> _doors = [];

    public SoftwareSpace(ComponentResource parent, string name, ClusterNamespaceArgs args)
    {
        _parent = parent;
        _name = name;
        _zone = args.Zone;
        _space = new ClusterNamespace($"{name}-space", args, new ComponentResourceOptions { Parent = parent });
    }

    /// <summary>Its name; known when it has its limits.</summary>
    public Output<string> Namespace => _space.Namespace;

    /// <summary>What must be there before pods are: the doors.</summary>
    public IReadOnlyList<Resource> Doors => _doors;

    /// <summary>
    /// Lets the control plane call webhooks. It calls pods from its network interfaces in the zone's subnets, which no selector names.
    /// </summary>
    public void OpenToControlPlane(CidrBlock zoneBlock, params int[] ports) => OpenToAddresses("control-plane", [zoneBlock], ports);

    /// <summary>Lets addresses in on ports.</summary>
    public void OpenToAddresses(string what, IReadOnlyList<CidrBlock> blocks, params int[] ports) => Open($"from-{what}", new()
    {
        PodSelector = new MetaInputs.LabelSelectorArgs(),
        PolicyTypes = { "Ingress" },
        Ingress =
        {
            new PolicyInputs.NetworkPolicyIngressRuleArgs
            {
                From =
                [
                    .. blocks.Select(block => (Input<PolicyInputs.NetworkPolicyPeerArgs>)new PolicyInputs.NetworkPolicyPeerArgs
                    {
                        IpBlock = new PolicyInputs.IPBlockArgs { Cidr = block.ToString() },
                    }),
                ],
                Ports = Ports(ports),
            },
        },
    });

    /// <summary>Lets the pods of all namespaces in on ports.</summary>
    public void OpenToPods(params int[] ports) => Open("from-pods", new()
    {
        PodSelector = new MetaInputs.LabelSelectorArgs(),
        PolicyTypes = { "Ingress" },
        Ingress = { new PolicyInputs.NetworkPolicyIngressRuleArgs { From = { AllNamespaces() }, Ports = Ports(ports) } },
    });

    /// <summary>Lets the pods call those of all namespaces, whose own policies say who may call them.</summary>
    public void OpenTowardsPods() => Open("to-pods", new()
    {
        PodSelector = new MetaInputs.LabelSelectorArgs(),
        PolicyTypes = { "Egress" },
        Egress = { new PolicyInputs.NetworkPolicyEgressRuleArgs { To = { AllNamespaces() } } },
    });

    private static PolicyInputs.NetworkPolicyPeerArgs AllNamespaces() => new() { NamespaceSelector = new MetaInputs.LabelSelectorArgs() };

    private static Input<PolicyInputs.NetworkPolicyPortArgs>[] Ports(int[] ports) =>
    [
        .. ports.Select(port => (Input<PolicyInputs.NetworkPolicyPortArgs>)new PolicyInputs.NetworkPolicyPortArgs { Protocol = "TCP", Port = port }),
    ];

    private void Open(string what, PolicyInputs.NetworkPolicySpecArgs spec) => _doors.Add(new NetworkPolicy(
        $"{_name}-{what}", new PolicyInputs.NetworkPolicyArgs
        {
            Metadata = new MetaInputs.ObjectMetaArgs { Name = $"allow-{what}", Namespace = Namespace, Labels = ObjectLabels.Of(_zone) },
            Spec = spec,
        }, new CustomResourceOptions { Parent = _parent }));
}
