using Pulumi;
using ApiExtensions = Pulumi.Kubernetes.ApiExtensions;

namespace LandingZone.CustomResources.Kueue;

/// <summary>A WorkloadPriorityClass of Kueue: how urgent a job is, apart from how urgent its pods are.</summary>
internal sealed class WorkloadPriorityClassArgs() : ApiExtensions.CustomResourceArgs("kueue.x-k8s.io/v1beta2", "WorkloadPriorityClass")
{
    /// <summary>The priority: the higher one first.</summary>
    [Input("value", required: true)]
    public Input<int> Value { get; set; } = null!;

    /// <summary>What it is for.</summary>
    [Input("description")]
    public Input<string>? Description { get; set; }
}
