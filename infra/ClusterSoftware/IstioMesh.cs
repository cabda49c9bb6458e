using LandingZone.Cluster;
using LandingZone.CustomResources.Istio;
using Pulumi;
using Kubernetes = Pulumi.Kubernetes;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.ClusterSoftware;

/// <summary>
/// Istio, by Helm: the control plane, the agents that set up the pods' networks, and one private gateway behind an internal load balancer.
/// Pods of the mesh take nothing that the mesh did not encrypt. Its providers, of AWS and of Kubernetes, come from the options.
/// </summary>
public sealed class IstioMesh : ComponentResource
{
    /// <summary>The namespace of the control plane.</summary>
    public const string ControlPlaneNamespace = "istio-system";

    /// <summary>The namespace of the gateway, and the name of its pods' service account.</summary>
    public const string GatewayNamespace = "istio-gateway";

    /// <summary>The value of the label "istio" of the gateway's pods, by which Gateway objects find them.</summary>
    public const string GatewayLabel = "private-gateway";

    /// <summary>The port on which the gateway's pods take HTTPS: Gateway objects name it, and clients use 443.</summary>
    public const int GatewayPort = 8443;

    private const string AgentNamespace = "istio-cni";

    /// <summary>The ports on which the control plane answers proxies: certificates and configuration, plain debug ports left out.</summary>
    private static readonly int[] ControlPlanePorts = [15012];

    /// <summary>Declares the mesh.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public IstioMesh(string name, IstioMeshArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:software:IstioMesh", name, options)
    {
        Check(name, args);
        var software = args.Software;
        var charts = new ChartRelease(this, software.Release, software.Registry);

        var control = new SoftwareSpace(this, $"{name}-control", new()
        {
            Zone = software.Zone,
            Name = ControlPlaneNamespace,
            AllowHttpsEgress = true,
            Quota = new() { Cpus = 40, MemoryGib = 60, Pods = 20 },
        });
        control.OpenToControlPlane(software.ZoneBlock, 15017);
        control.OpenToPods(ControlPlanePorts);
        var definitions = charts.Install(
            $"{name}-base", "base", control.Namespace, IstioValues.Base(), releaseName: "istio-base", earlier: control.Doors);

        var agents = new SoftwareSpace(this, $"{name}-agents", new()
        {
            Zone = software.Zone,
            Name = AgentNamespace,
            PodSecurity = PodSecurityLevel.Privileged,
            PodSecurityReason = "The agent on each node sets up the networks of pods, so that pods need no right to do it themselves.",
            AllowHttpsEgress = true,

            // One on each node of the cluster.
            Quota = new() { Cpus = 200, MemoryGib = 200, Pods = 1000 },
        });
        var agent = charts.Install(
            $"{name}-cni", "cni", agents.Namespace, IstioValues.Agent(software.Release, software.Registry), releaseName: "istio-cni", earlier: definitions);
        var controlPlane = charts.Install(
            $"{name}-istiod",
            "istiod",
            control.Namespace,
            IstioValues.ControlPlane(software.Release, software.Registry, args.SignIns),
            earlier: [definitions, agent]);
        var strict = new Kubernetes.ApiExtensions.CustomResource($"{name}-strict-mtls", new PeerAuthenticationArgs
        {
            Metadata = new MetaInputs.ObjectMetaArgs
            {
                // In the namespace of the control plane it holds for the whole mesh.
                Name = "default", Namespace = control.Namespace, Labels = ObjectLabels.Of(software.Zone),
            },
            Spec = new PeerAuthenticationSpecArgs { Mtls = new MutualTlsArgs { Mode = "STRICT" } },
        }, new CustomResourceOptions { Parent = this, DependsOn = { controlPlane } });

        var gateway = new SoftwareSpace(this, $"{name}-gateway", new()
        {
            Zone = software.Zone,
            Name = GatewayNamespace,
            AllowHttpsEgress = true,
            NodePorts = 1,
            Quota = new() { Cpus = 40, MemoryGib = 40, Pods = 20 },
        });
        gateway.OpenToAddresses("clients", [software.ZoneBlock, .. args.ClientBlocks], GatewayPort);
        gateway.OpenTowardsPods();
        var pods = charts.Install(
            $"{name}-gateway",
            "gateway",
            gateway.Namespace,
            IstioValues.Gateway(args.GatewayReplicas),
            releaseName: GatewayNamespace,
            earlier: [controlPlane, strict, .. gateway.Doors]);

        var door = new MeshLoadBalancer(this, name, args, pods);
        Gateway = pods.Status.Apply(status => status?.Namespace ?? GatewayNamespace);
        GatewayAddress = door.Address;
        GatewaySecurityGroupId = door.SecurityGroupId;
        RegisterOutputs(new Dictionary<string, object?> { ["gatewayAddress"] = GatewayAddress });
    }

    /// <summary>The namespace of the gateway; known when the mesh and its gateway run.</summary>
    public Output<string> Gateway { get; }

    /// <summary>The name by which the internal load balancer of the gateway is reached.</summary>
    public Output<string> GatewayAddress { get; }

    /// <summary>The security group of that load balancer.</summary>
    public Output<string> GatewaySecurityGroupId { get; }

    internal static void Check(string name, IstioMeshArgs args)
    {
        SoftwareRules.Check(nameof(IstioMesh), name, Software.Istio, args.Software);
        var problems = new ArgumentProblems(nameof(IstioMesh), name);
        problems.AddIf(
            args.GatewayReplicas is < 2 or > 10,
            $"GatewayReplicas is {args.GatewayReplicas}; it must be from 2, so that the loss of one stops nothing, to 10.");
        problems.AddIf(args.GatewayNodes.Count == 0, "GatewayNodes is empty; name the Auto Scaling group of a pool for system pods.");
        foreach (var open in args.ClientBlocks.Where(block => !block.IsPrivate))
        {
            problems.Add($"ClientBlocks has {open}, which is public; the gateway is for private addresses only.");
        }

        foreach (var twice in args.SignIns.GroupBy(proxy => proxy.Provider, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"SignIns has {twice.Count()} of the name '{twice.Key}'; names must be unique.");
        }

        problems.ThrowIfAny();
    }
}
