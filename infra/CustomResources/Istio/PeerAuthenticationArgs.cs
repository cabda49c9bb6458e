using Pulumi;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.Istio;

/// <summary>Whether pods take connections that the mesh did not encrypt.</summary>
internal sealed class PeerAuthenticationArgs() : Kubernetes.ApiExtensions.CustomResourceArgs("security.istio.io/v1", "PeerAuthentication")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<PeerAuthenticationSpecArgs>? Spec { get; set; }
}

/// <summary>Pods and what they take.</summary>
internal sealed class PeerAuthenticationSpecArgs : ResourceArgs
{
    [Input("portLevelMtls")]
    private InputMap<MutualTlsArgs>? _portLevelMtls;

    /// <summary>The pods; without it, all of the namespace.</summary>
    [Input("selector")]
    public Input<MeshWorkloadsArgs>? Selector { get; set; }

    /// <summary>What they take.</summary>
    [Input("mtls")]
    public Input<MutualTlsArgs>? Mtls { get; set; }

    /// <summary>What they take on single ports.</summary>
    public InputMap<MutualTlsArgs> PortLevelMtls
    {
        get => _portLevelMtls ??= [];
        set => _portLevelMtls = value;
    }
}

/// <summary>What pods take.</summary>
internal sealed class MutualTlsArgs : ResourceArgs
{
    /// <summary>STRICT, PERMISSIVE or DISABLE.</summary>
    [Input("mode")]
    public Input<string>? Mode { get; set; }
}
