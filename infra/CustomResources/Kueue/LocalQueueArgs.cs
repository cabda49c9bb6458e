using Pulumi;
using ApiExtensions = Pulumi.Kubernetes.ApiExtensions;

namespace LandingZone.CustomResources.Kueue;

/// <summary>A LocalQueue of Kueue: the queue in a namespace through which its jobs reach a ClusterQueue.</summary>
internal sealed class LocalQueueArgs() : ApiExtensions.CustomResourceArgs("kueue.x-k8s.io/v1beta2", "LocalQueue")
{
    /// <summary>What it is.</summary>
    [Input("spec")]
    public Input<LocalQueueSpecArgs>? Spec { get; set; }
}
