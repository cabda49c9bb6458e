using Pulumi;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.Kubeflow;

/// <summary>A notebook server: the controller runs its pod, service and route (Kubeflow Notebooks 1.11).</summary>
internal sealed class NotebookArgs() : Kubernetes.ApiExtensions.CustomResourceArgs("kubeflow.org/v1", "Notebook")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<NotebookSpecArgs>? Spec { get; set; }
}

/// <summary>The server.</summary>
internal sealed class NotebookSpecArgs : ResourceArgs
{
    /// <summary>Its pod.</summary>
    [Input("template")]
    public Input<NotebookTemplateArgs>? Template { get; set; }
}

/// <summary>The pod of a notebook server.</summary>
internal sealed class NotebookTemplateArgs : ResourceArgs
{
    /// <summary>The pod; the first container is the server, and has the notebook's name.</summary>
    [Input("spec")]
    public Input<CoreInputs.PodSpecArgs>? Spec { get; set; }
}
