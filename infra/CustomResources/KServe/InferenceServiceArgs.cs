using Pulumi;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.KServe;

/// <summary>A model that KServe serves.</summary>
public sealed class InferenceServiceArgs : Kubernetes.ApiExtensions.CustomResourceArgs
{
    /// <summary>An object of the kind.</summary>
    public InferenceServiceArgs()
        : base("serving.kserve.io/v1beta1", "InferenceService")
    {
    }

    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<InferenceServiceSpecArgs>? Spec { get; set; }
}

/// <summary>The parts of a service; the predictor is the one that answers.</summary>
public sealed class InferenceServiceSpecArgs : ResourceArgs
{
    /// <summary>The predictor.</summary>
    [Input("predictor")]
    public Input<PredictorArgs>? Predictor { get; set; }
}

/// <summary>The pods that hold a model: how many, where, as whom, and with which files.</summary>
public sealed class PredictorArgs : ResourceArgs
{
    [Input("labels")]
    private InputMap<string>? _labels;

    [Input("annotations")]
    private InputMap<string>? _annotations;

    [Input("storageUris")]
    private InputList<StorageUriArgs>? _storageUris;

    [Input("nodeSelector")]
    private InputMap<string>? _nodeSelector;

    [Input("tolerations")]
    private InputList<CoreInputs.TolerationArgs>? _tolerations;

    [Input("topologySpreadConstraints")]
    private InputList<CoreInputs.TopologySpreadConstraintArgs>? _topologySpreadConstraints;

    /// <summary>The fewest pods.</summary>
    [Input("minReplicas")]
    public Input<int>? MinReplicas { get; set; }

    /// <summary>The most pods.</summary>
    [Input("maxReplicas")]
    public Input<int>? MaxReplicas { get; set; }

    /// <summary>What the autoscaler watches: cpu or memory (concurrency and rps are for Knative).</summary>
    [Input("scaleMetric")]
    public Input<string>? ScaleMetric { get; set; }

    /// <summary>The value of the metric that the autoscaler keeps to.</summary>
    [Input("scaleTarget")]
    public Input<int>? ScaleTarget { get; set; }

    /// <summary>How long an answer may take, in seconds.</summary>
    [Input("timeout")]
    public Input<int>? Timeout { get; set; }

    /// <summary>Labels of the pods.</summary>
    public InputMap<string> Labels
    {
        get => _labels ??= [];
        set => _labels = value;
    }

    /// <summary>Annotations of the pods.</summary>
    public InputMap<string> Annotations
    {
        get => _annotations ??= [];
        set => _annotations = value;
    }

    /// <summary>How new pods replace old ones.</summary>
    [Input("deploymentStrategy")]
    public Input<Kubernetes.Types.Inputs.Apps.V1.DeploymentStrategyArgs>? DeploymentStrategy { get; set; }

    /// <summary>The files that are put into the pods before they start. Their folders have one parent.</summary>
    public InputList<StorageUriArgs> StorageUris
    {
        get => _storageUris ??= [];
        set => _storageUris = value;
    }

    /// <summary>The model and its runtime.</summary>
    [Input("model")]
    public Input<PredictorModelArgs>? Model { get; set; }

    /// <summary>The pods' service account.</summary>
    [Input("serviceAccountName")]
    public Input<string>? ServiceAccountName { get; set; }

    /// <summary>Whether pods get a token for the Kubernetes API.</summary>
    [Input("automountServiceAccountToken")]
    public Input<bool>? AutomountServiceAccountToken { get; set; }

    /// <summary>How long a pod may take to end, in seconds.</summary>
    [Input("terminationGracePeriodSeconds")]
    public Input<int>? TerminationGracePeriodSeconds { get; set; }

    /// <summary>What the pods may do on their node.</summary>
    [Input("securityContext")]
    public Input<CoreInputs.PodSecurityContextArgs>? SecurityContext { get; set; }

    /// <summary>The labels of the nodes that pods may be on.</summary>
    public InputMap<string> NodeSelector
    {
        get => _nodeSelector ??= [];
        set => _nodeSelector = value;
    }

    /// <summary>The taints of nodes that pods tolerate.</summary>
    public InputList<CoreInputs.TolerationArgs> Tolerations
    {
        get => _tolerations ??= [];
        set => _tolerations = value;
    }

    /// <summary>How pods spread over zones and nodes.</summary>
    public InputList<CoreInputs.TopologySpreadConstraintArgs> TopologySpreadConstraints
    {
        get => _topologySpreadConstraints ??= [];
        set => _topologySpreadConstraints = value;
    }
}

/// <summary>Files, and the folder that they are put into.</summary>
public sealed class StorageUriArgs : ResourceArgs
{
    /// <summary>Where they are: "s3://bucket/folder".</summary>
    [Input("uri", required: true)]
    public Input<string> Uri { get; set; } = null!;

    /// <summary>The folder in the pods.</summary>
    [Input("mountPath")]
    public Input<string>? MountPath { get; set; }
}

/// <summary>A model and the runtime that serves it.</summary>
public sealed class PredictorModelArgs : ResourceArgs
{
    /// <summary>The model's format, which the runtime must support.</summary>
    [Input("modelFormat", required: true)]
    public Input<ModelFormatArgs> ModelFormat { get; set; } = null!;

    /// <summary>The name of the runtime.</summary>
    [Input("runtime")]
    public Input<string>? Runtime { get; set; }

    /// <summary>The protocol: v1, v2, grpc-v1 or grpc-v2.</summary>
    [Input("protocolVersion")]
    public Input<string>? ProtocolVersion { get; set; }
}

/// <summary>A model's format.</summary>
public sealed class ModelFormatArgs : ResourceArgs
{
    /// <summary>Its name: pytorch, triton, sklearn.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}
