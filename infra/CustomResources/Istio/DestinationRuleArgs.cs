using Pulumi;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.Istio;

/// <summary>How the mesh talks to a service.</summary>
internal sealed class DestinationRuleArgs() : Kubernetes.ApiExtensions.CustomResourceArgs("networking.istio.io/v1", "DestinationRule")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<DestinationRuleSpecArgs>? Spec { get; set; }
}

/// <summary>The service and how it is talked to.</summary>
internal sealed class DestinationRuleSpecArgs : ResourceArgs
{
    /// <summary>The service's full name.</summary>
    [Input("host", required: true)]
    public Input<string> Host { get; set; } = null!;

    /// <summary>How it is talked to.</summary>
    [Input("trafficPolicy")]
    public Input<TrafficPolicyArgs>? TrafficPolicy { get; set; }
}

/// <summary>How a service is talked to.</summary>
internal sealed class TrafficPolicyArgs : ResourceArgs
{
    /// <summary>How connections are encrypted.</summary>
    [Input("tls")]
    public Input<ClientTlsArgs>? Tls { get; set; }

    /// <summary>Which pod gets the next request.</summary>
    [Input("loadBalancer")]
    public Input<LoadBalancerArgs>? LoadBalancer { get; set; }

    /// <summary>When a pod that fails gets none.</summary>
    [Input("outlierDetection")]
    public Input<OutlierDetectionArgs>? OutlierDetection { get; set; }
}

/// <summary>How connections are encrypted.</summary>
internal sealed class ClientTlsArgs : ResourceArgs
{
    /// <summary>DISABLE, SIMPLE, MUTUAL or ISTIO_MUTUAL.</summary>
    [Input("mode")]
    public Input<string>? Mode { get; set; }
}
