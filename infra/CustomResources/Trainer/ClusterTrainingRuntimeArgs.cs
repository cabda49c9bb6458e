using Pulumi;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.Trainer;

/// <summary>How a framework trains, for all namespaces (Kubeflow Trainer 2.3).</summary>
internal sealed class ClusterTrainingRuntimeArgs() : Kubernetes.ApiExtensions.CustomResourceArgs("trainer.kubeflow.org/v1alpha1", "ClusterTrainingRuntime")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<TrainingRuntimeSpecArgs>? Spec { get; set; }
}
