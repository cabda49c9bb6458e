using Pulumi;

namespace LandingZone.CustomResources.Istio;

/// <summary>Which pod gets the next request.</summary>
public sealed class LoadBalancerArgs : ResourceArgs
{
    /// <summary>LEAST_REQUEST, ROUND_ROBIN, RANDOM or PASSTHROUGH.</summary>
    [Input("simple")]
    public Input<string>? Simple { get; set; }
}
