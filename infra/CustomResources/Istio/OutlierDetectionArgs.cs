using Pulumi;

namespace LandingZone.CustomResources.Istio;

/// <summary>When a pod that fails gets no requests for a while.</summary>
public sealed class OutlierDetectionArgs : ResourceArgs
{
    /// <summary>After so many failures of any kind in a row.</summary>
    [Input("consecutive5xxErrors")]
    public Input<int>? Consecutive5xxErrors { get; set; }

    /// <summary>How often it is looked at: "10s".</summary>
    [Input("interval")]
    public Input<string>? Interval { get; set; }

    /// <summary>The shortest time without requests: "30s".</summary>
    [Input("baseEjectionTime")]
    public Input<string>? BaseEjectionTime { get; set; }

    /// <summary>The largest share of pods that get none, in percent.</summary>
    [Input("maxEjectionPercent")]
    public Input<int>? MaxEjectionPercent { get; set; }
}
