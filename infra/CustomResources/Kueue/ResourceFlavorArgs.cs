using Pulumi;
using ApiExtensions = Pulumi.Kubernetes.ApiExtensions;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace LandingZone.CustomResources.Kueue;

/// <summary>A ResourceFlavor of Kueue: nodes of one kind.</summary>
internal sealed class ResourceFlavorArgs() : ApiExtensions.CustomResourceArgs("kueue.x-k8s.io/v1beta2", "ResourceFlavor")
{
    /// <summary>What it is.</summary>
    [Input("spec")]
    public Input<ResourceFlavorSpecArgs>? Spec { get; set; }
}

/// <summary>The spec of a ResourceFlavor.</summary>
internal sealed class ResourceFlavorSpecArgs : ResourceArgs
{
    [Input("nodeLabels")]
    private InputMap<string>? _nodeLabels;

    [Input("tolerations")]
    private InputList<CoreInputs.TolerationArgs>? _tolerations;

    /// <summary>The labels of its nodes.</summary>
    public InputMap<string> NodeLabels
    {
        get => _nodeLabels ??= [];
        set => _nodeLabels = value;
    }

    /// <summary>What jobs that use it tolerate.</summary>
    public InputList<CoreInputs.TolerationArgs> Tolerations
    {
        get => _tolerations ??= [];
        set => _tolerations = value;
    }
}
