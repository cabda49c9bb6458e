using Pulumi;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.Istio;

/// <summary>What a gateway of the mesh listens to.</summary>
internal sealed class GatewayArgs() : Kubernetes.ApiExtensions.CustomResourceArgs("networking.istio.io/v1", "Gateway")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<GatewaySpecArgs>? Spec { get; set; }
}

/// <summary>The gateway and its listeners.</summary>
internal sealed class GatewaySpecArgs : ResourceArgs
{
    [Input("selector")]
    private InputMap<string>? _selector;

    [Input("servers")]
    private InputList<GatewayServerArgs>? _servers;

    /// <summary>The labels of the gateway's pods.</summary>
    public InputMap<string> Selector
    {
        get => _selector ??= [];
        set => _selector = value;
    }

    /// <summary>The listeners.</summary>
    public InputList<GatewayServerArgs> Servers
    {
        get => _servers ??= [];
        set => _servers = value;
    }
}

/// <summary>A listener.</summary>
internal sealed class GatewayServerArgs : ResourceArgs
{
    [Input("hosts")]
    private InputList<string>? _hosts;

    /// <summary>Its port.</summary>
    [Input("port", required: true)]
    public Input<GatewayPortArgs> Port { get; set; } = null!;

    /// <summary>The host names that it serves.</summary>
    public InputList<string> Hosts
    {
        get => _hosts ??= [];
        set => _hosts = value;
    }

    /// <summary>Its TLS settings.</summary>
    [Input("tls")]
    public Input<GatewayTlsArgs>? Tls { get; set; }
}

/// <summary>The port of a listener.</summary>
internal sealed class GatewayPortArgs : ResourceArgs
{
    /// <summary>The port's number.</summary>
    [Input("number", required: true)]
    public Input<int> Number { get; set; } = null!;

    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>HTTP, HTTPS, GRPC, TCP or TLS.</summary>
    [Input("protocol", required: true)]
    public Input<string> Protocol { get; set; } = null!;
}

/// <summary>How a listener does TLS.</summary>
internal sealed class GatewayTlsArgs : ResourceArgs
{
    /// <summary>SIMPLE, MUTUAL, PASSTHROUGH or ISTIO_MUTUAL.</summary>
    [Input("mode")]
    public Input<string>? Mode { get; set; }

    /// <summary>The secret with certificate and key, in the namespace of the gateway's pods.</summary>
    [Input("credentialName")]
    public Input<string>? CredentialName { get; set; }

    /// <summary>The oldest version of TLS: TLSV1_2 or TLSV1_3.</summary>
    [Input("minProtocolVersion")]
    public Input<string>? MinProtocolVersion { get; set; }

    /// <summary>Whether plain requests are sent to HTTPS.</summary>
    [Input("httpsRedirect")]
    public Input<bool>? HttpsRedirect { get; set; }
}
