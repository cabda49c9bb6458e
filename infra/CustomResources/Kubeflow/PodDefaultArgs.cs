using Pulumi;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Kubernetes = Pulumi.Kubernetes;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.CustomResources.Kubeflow;

/// <summary>What the webhook adds to pods of a team (Kubeflow Dashboard 2.0).</summary>
internal sealed class PodDefaultArgs() : Kubernetes.ApiExtensions.CustomResourceArgs("kubeflow.org/v1alpha1", "PodDefault")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<PodDefaultSpecArgs>? Spec { get; set; }
}

/// <summary>Pods and what is added to them.</summary>
internal sealed class PodDefaultSpecArgs : ResourceArgs
{
    [Input("env")]
    private InputList<CoreInputs.EnvVarArgs>? _env;

    [Input("volumes")]
    private InputList<CoreInputs.VolumeArgs>? _volumes;

    [Input("volumeMounts")]
    private InputList<CoreInputs.VolumeMountArgs>? _volumeMounts;

    [Input("sidecars")]
    private InputList<CoreInputs.ContainerArgs>? _sidecars;

    [Input("annotations")]
    private InputMap<string>? _annotations;

    [Input("labels")]
    private InputMap<string>? _labels;

    /// <summary>The pods.</summary>
    [Input("selector", required: true)]
    public Input<MetaInputs.LabelSelectorArgs> Selector { get; set; } = null!;

    /// <summary>What it is for, as the spawner shows it.</summary>
    [Input("desc")]
    public Input<string>? Desc { get; set; }

    /// <summary>Variables that all containers get.</summary>
    public InputList<CoreInputs.EnvVarArgs> Env
    {
        get => _env ??= [];
        set => _env = value;
    }

    /// <summary>Volumes that the pod gets.</summary>
    public InputList<CoreInputs.VolumeArgs> Volumes
    {
        get => _volumes ??= [];
        set => _volumes = value;
    }

    /// <summary>Mounts that all containers get.</summary>
    public InputList<CoreInputs.VolumeMountArgs> VolumeMounts
    {
        get => _volumeMounts ??= [];
        set => _volumeMounts = value;
    }

    /// <summary>Containers that the pod gets.</summary>
    public InputList<CoreInputs.ContainerArgs> Sidecars
    {
        get => _sidecars ??= [];
        set => _sidecars = value;
    }

    /// <summary>Annotations that the pod gets.</summary>
    public InputMap<string> Annotations
    {
        get => _annotations ??= [];
        set => _annotations = value;
    }

    /// <summary>Labels that the pod gets.</summary>
    public InputMap<string> Labels
    {
        get => _labels ??= [];
        set => _labels = value;
    }
}
