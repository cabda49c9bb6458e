using Pulumi;

namespace LandingZone.CustomResources.Kueue;

/// <summary>The spec of a LocalQueue.</summary>
internal sealed class LocalQueueSpecArgs : ResourceArgs
{
    /// <summary>The ClusterQueue that stands behind it. It cannot be changed later.</summary>
    [Input("clusterQueue")]
    public Input<string>? ClusterQueue { get; set; }

    /// <summary>None, Hold, or HoldAndDrain.</summary>
    [Input("stopPolicy")]
    public Input<string>? StopPolicy { get; set; }
}
