using Pulumi;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.Istio;

/// <summary>Something outside of the mesh that its pods may be let reach.</summary>
public sealed class ServiceEntryArgs : Kubernetes.ApiExtensions.CustomResourceArgs
{
    /// <summary>An object of the kind.</summary>
    public ServiceEntryArgs()
        : base("networking.istio.io/v1", "ServiceEntry")
    {
    }

    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<ServiceEntrySpecArgs>? Spec { get; set; }
}

/// <summary>Hosts, ports, and who knows of them.</summary>
public sealed class ServiceEntrySpecArgs : ResourceArgs
{
    [Input("hosts", required: true)]
    private InputList<string>? _hosts;

    [Input("ports")]
    private InputList<ServiceEntryPortArgs>? _ports;

    [Input("exportTo")]
    private InputList<string>? _exportTo;

    /// <summary>The host names.</summary>
    public InputList<string> Hosts
    {
        get => _hosts ??= [];
        set => _hosts = value;
    }

    /// <summary>The ports.</summary>
    public InputList<ServiceEntryPortArgs> Ports
    {
        get => _ports ??= [];
        set => _ports = value;
    }

    /// <summary>MESH_EXTERNAL or MESH_INTERNAL.</summary>
    [Input("location")]
    public Input<string>? Location { get; set; }

    /// <summary>How addresses are found: NONE, STATIC, DNS, DNS_ROUND_ROBIN or DYNAMIC_DNS.</summary>
    [Input("resolution")]
    public Input<string>? Resolution { get; set; }

    /// <summary>The namespaces that know of it; "." for its own.</summary>
    public InputList<string> ExportTo
    {
        get => _exportTo ??= [];
        set => _exportTo = value;
    }
}

/// <summary>A port.</summary>
public sealed class ServiceEntryPortArgs : ResourceArgs
{
    /// <summary>Its number.</summary>
    [Input("number", required: true)]
    public Input<int> Number { get; set; } = null!;

    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>HTTP, HTTPS, GRPC, HTTP2, TCP or TLS.</summary>
    [Input("protocol")]
    public Input<string>? Protocol { get; set; }
}
