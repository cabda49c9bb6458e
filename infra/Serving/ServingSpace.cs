using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.CustomResources.Istio;
using Pulumi;
using Kubernetes = Pulumi.Kubernetes;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using NetworkPolicy = Pulumi.Kubernetes.Networking.V1.NetworkPolicy;
using PolicyInputs = Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace LandingZone.Serving;

/// <summary>
/// The namespace in which models serve. Its pods talk to the mesh by mutual TLS and to nobody else, take requests of nobody until a model
/// says of whom, and know one place outside: the ML data store. What a version may do beyond that, it is given.
/// </summary>
public sealed class ServingSpace : ComponentResource
{
    /// <summary>Where Istio's own pods are.</summary>
    internal const string MeshNamespace = "istio-system";

    /// <summary>The port at which proxies get their configuration and certificates.</summary>
    private const int MeshControlPort = 15012;

    /// <summary>
    /// Addresses of private networks, and of nodes' own services. What is left is what the S3 gateway endpoint's routes lead to; the
    /// nodes' security groups let nothing else out.
    /// </summary>
    private static readonly string[] PrivateBlocks = ["10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"];

    private readonly ImmutableDictionary<string, string> _labels;

    /// <summary>Declares the namespace.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ServingSpace(string name, ServingSpaceArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:serving:ServingSpace", name, options)
    {
        Check(name, args);
        _labels = ObjectLabels.Of(args.Zone);
        Name = args.Name;
        var space = new ClusterNamespace($"{name}-space", new ClusterNamespaceArgs
        {
            Zone = args.Zone,
            Name = args.Name,
            Quota = args.Quota,
            Labels = ImmutableDictionary<string, string>.Empty.Add("istio-injection", "enabled"),
        }, new ComponentResourceOptions { Parent = this });

        var strict = new Kubernetes.ApiExtensions.CustomResource($"{name}-mutual-tls", new PeerAuthenticationArgs
        {
            Metadata = Named("mutual-tls", space.Namespace),
            Spec = new PeerAuthenticationSpecArgs { Mtls = new MutualTlsArgs { Mode = "STRICT" } },
        }, new CustomResourceOptions { Parent = this });
        var closed = new Kubernetes.ApiExtensions.CustomResource($"{name}-nobody", new AuthorizationPolicyArgs
        {
            Metadata = Named("nobody", space.Namespace),

            // A policy without a rule allows nothing, and having one means that everything else has to be allowed.
            Spec = new AuthorizationPolicySpecArgs { Action = "ALLOW" },
        }, new CustomResourceOptions { Parent = this });
        var nothing = new Kubernetes.ApiExtensions.CustomResource($"{name}-known-hosts", new SidecarArgs
        {
            Metadata = Named("known-hosts", space.Namespace),
            Spec = new SidecarSpecArgs
            {
                Egress = { new SidecarEgressArgs { Hosts = { $"{MeshNamespace}/*" } } },
                OutboundTrafficPolicy = new OutboundTrafficPolicyArgs { Mode = "REGISTRY_ONLY" },
            },
        }, new CustomResourceOptions { Parent = this });
        var hosts = new List<Input<string>> { Host(name, "ml-data-store", space.Namespace, args.DataStore.Host) };
        if (args.ClientBucketName is { } bucket)
        {
            hosts.Add(Host(name, "client-results", space.Namespace, AwsHosts.Bucket(args.Zone, bucket)));
            hosts.Add(Host(name, "client-queue", space.Namespace, AwsHosts.Queues(args.Zone)));
        }

        var control = Allow(
            $"{name}-mesh", "allow-mesh", space.Namespace, MeshControlPort, new PolicyInputs.NetworkPolicyPeerArgs
            {
                NamespaceSelector = new MetaInputs.LabelSelectorArgs { MatchLabels = { ["kubernetes.io/metadata.name"] = MeshNamespace } },
                PodSelector = new MetaInputs.LabelSelectorArgs { MatchLabels = { ["app"] = "istiod" } },
            });
        var s3 = Allow($"{name}-s3", "allow-s3", space.Namespace, 443, new PolicyInputs.NetworkPolicyPeerArgs
        {
            IpBlock = new PolicyInputs.IPBlockArgs { Cidr = "0.0.0.0/0", Except = PrivateBlocks },
        });

        // Whoever puts a model here waits for all of it.
        Namespace = Output.Tuple(
            space.Namespace, Output.All([.. hosts, strict.Id, closed.Id, nothing.Id, control.Id, s3.Id])).Apply(known => known.Item1);
        RegisterOutputs(new Dictionary<string, object?> { ["namespace"] = Namespace });
    }

    /// <summary>The namespace's name.</summary>
    public string Name { get; }

    /// <summary>The namespace's name; known when it is closed.</summary>
    public Output<string> Namespace { get; }

    internal static void Check(string name, ServingSpaceArgs args)
    {
        var problems = new ArgumentProblems(nameof(ServingSpace), name);
        problems.AddIf(!NamespaceName.IsValid(args.Name), $"Name is '{args.Name}'; {NamespaceName.Rule}");
        problems.ThrowIfAny();
    }

    /// <summary>Lets pods of the namespace with some labels, or all where there are none, out to a peer.</summary>
    internal static PolicyInputs.NetworkPolicySpecArgs Out(
        MetaInputs.LabelSelectorArgs pods, int port, PolicyInputs.NetworkPolicyPeerArgs peer) => new()
    {
        PodSelector = pods,
        PolicyTypes = { "Egress" },
        Egress =
        {
            new PolicyInputs.NetworkPolicyEgressRuleArgs
            {
                To = { peer },
                Ports = { new PolicyInputs.NetworkPolicyPortArgs { Protocol = "TCP", Port = port } },
            },
        },
    };

    /// <summary>
    /// A host outside of the mesh that pods may reach by TLS of their own, told by the name that they ask for. The mesh knows it; which pods
    /// do is for each version to say.
    /// </summary>
    private Output<string> Host(string name, string what, Output<string> space, Input<string> host) =>
        new Kubernetes.ApiExtensions.CustomResource($"{name}-{what}", new ServiceEntryArgs
        {
            Metadata = Named(what, space),
            Spec = new ServiceEntrySpecArgs
            {
                Hosts = { host },
                Ports = { new ServiceEntryPortArgs { Number = 443, Name = "tls", Protocol = "TLS" } },
                Location = "MESH_EXTERNAL",
                Resolution = "DNS",
                ExportTo = { "." },
            },
        }, new CustomResourceOptions { Parent = this }).Id;

    private NetworkPolicy Allow(string name, string what, Output<string> space, int port, PolicyInputs.NetworkPolicyPeerArgs peer) =>
        new(name, new PolicyInputs.NetworkPolicyArgs
        {
            Metadata = Named(what, space),
            Spec = Out(new MetaInputs.LabelSelectorArgs(), port, peer),
        }, new CustomResourceOptions { Parent = this });

    private MetaInputs.ObjectMetaArgs Named(string name, Output<string> space) => new()
    {
        Name = name, Namespace = space, Labels = _labels,
    };
}
