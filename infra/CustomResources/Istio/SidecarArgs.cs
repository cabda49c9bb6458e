using Pulumi;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.Istio;

/// <summary>What the proxies beside pods know of the mesh, and so what the pods can reach.</summary>
public sealed class SidecarArgs : Kubernetes.ApiExtensions.CustomResourceArgs
{
    /// <summary>An object of the kind.</summary>
    public SidecarArgs()
        : base("networking.istio.io/v1", "Sidecar")
    {
    }

    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<SidecarSpecArgs>? Spec { get; set; }
}

/// <summary>Pods and what they can reach.</summary>
public sealed class SidecarSpecArgs : ResourceArgs
{
    [Input("egress")]
    private InputList<SidecarEgressArgs>? _egress;

    /// <summary>The pods; without it, all of the namespace that no other object is about.</summary>
    [Input("workloadSelector")]
    public Input<SidecarWorkloadsArgs>? WorkloadSelector { get; set; }

    /// <summary>What they can reach.</summary>
    public InputList<SidecarEgressArgs> Egress
    {
        get => _egress ??= [];
        set => _egress = value;
    }

    /// <summary>What becomes of requests to everything else.</summary>
    [Input("outboundTrafficPolicy")]
    public Input<OutboundTrafficPolicyArgs>? OutboundTrafficPolicy { get; set; }
}

/// <summary>The pods with all of the labels.</summary>
public sealed class SidecarWorkloadsArgs : ResourceArgs
{
    [Input("labels")]
    private InputMap<string>? _labels;

    /// <summary>The labels.</summary>
    public InputMap<string> Labels
    {
        get => _labels ??= [];
        set => _labels = value;
    }
}

/// <summary>What pods can reach.</summary>
public sealed class SidecarEgressArgs : ResourceArgs
{
    [Input("hosts", required: true)]
    private InputList<string>? _hosts;

    /// <summary>Hosts as "namespace/name"; "." stands for the same namespace, and "~/*" for none at all.</summary>
    public InputList<string> Hosts
    {
        get => _hosts ??= [];
        set => _hosts = value;
    }
}

/// <summary>What becomes of requests to hosts that the mesh does not know.</summary>
public sealed class OutboundTrafficPolicyArgs : ResourceArgs
{
    /// <summary>REGISTRY_ONLY or ALLOW_ANY.</summary>
    [Input("mode")]
    public Input<string>? Mode { get; set; }
}
