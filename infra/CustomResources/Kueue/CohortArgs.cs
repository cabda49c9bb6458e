using Pulumi;
using ApiExtensions = Pulumi.Kubernetes.ApiExtensions;

namespace LandingZone.CustomResources.Kueue;

/// <summary>A Cohort of Kueue: queues that lend one another what they do not use.</summary>
internal sealed class CohortArgs() : ApiExtensions.CustomResourceArgs("kueue.x-k8s.io/v1beta2", "Cohort")
{
    /// <summary>What it is.</summary>
    [Input("spec")]
    public Input<CohortSpecArgs>? Spec { get; set; }
}

/// <summary>The spec of a Cohort.</summary>
internal sealed class CohortSpecArgs : ResourceArgs
{
    /// <summary>The cohort that it is part of.</summary>
    [Input("parentName")]
    public Input<string>? ParentName { get; set; }
}
