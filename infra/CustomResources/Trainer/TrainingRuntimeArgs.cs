using Pulumi;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.Trainer;

/// <summary>How a framework trains, for one namespace (Kubeflow Trainer 2.3).</summary>
internal sealed class TrainingRuntimeArgs() : Kubernetes.ApiExtensions.CustomResourceArgs("trainer.kubeflow.org/v1alpha1", "TrainingRuntime")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<TrainingRuntimeSpecArgs>? Spec { get; set; }
}
