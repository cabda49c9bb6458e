using Pulumi;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.KServe;

/// <summary>A server of models in a namespace.</summary>
public sealed class ServingRuntimeArgs : Kubernetes.ApiExtensions.CustomResourceArgs
{
    /// <summary>An object of the kind.</summary>
    public ServingRuntimeArgs()
        : base("serving.kserve.io/v1alpha1", "ServingRuntime")
    {
    }

    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<ServingRuntimeSpecArgs>? Spec { get; set; }
}

/// <summary>What a runtime serves, and by which containers.</summary>
public sealed class ServingRuntimeSpecArgs : ResourceArgs
{
    [Input("supportedModelFormats")]
    private InputList<SupportedModelFormatArgs>? _supportedModelFormats;

    [Input("protocolVersions")]
    private InputList<string>? _protocolVersions;

    [Input("containers", required: true)]
    private InputList<CoreInputs.ContainerArgs>? _containers;

    [Input("volumes")]
    private InputList<CoreInputs.VolumeArgs>? _volumes;

    /// <summary>The formats of models that it serves.</summary>
    public InputList<SupportedModelFormatArgs> SupportedModelFormats
    {
        get => _supportedModelFormats ??= [];
        set => _supportedModelFormats = value;
    }

    /// <summary>Whether KServe puts models of several services into it; false for a runtime of one service.</summary>
    [Input("multiModel")]
    public Input<bool>? MultiModel { get; set; }

    /// <summary>The protocols: v1, v2, grpc-v1, grpc-v2.</summary>
    public InputList<string> ProtocolVersions
    {
        get => _protocolVersions ??= [];
        set => _protocolVersions = value;
    }

    /// <summary>The containers; the one that serves is called "kserve-container".</summary>
    public InputList<CoreInputs.ContainerArgs> Containers
    {
        get => _containers ??= [];
        set => _containers = value;
    }

    /// <summary>The pods' volumes beside that of the models.</summary>
    public InputList<CoreInputs.VolumeArgs> Volumes
    {
        get => _volumes ??= [];
        set => _volumes = value;
    }
}

/// <summary>A format of models that a runtime serves.</summary>
public sealed class SupportedModelFormatArgs : ResourceArgs
{
    /// <summary>Its name: pytorch, triton, sklearn.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Its version.</summary>
    [Input("version")]
    public Input<string>? Version { get; set; }

    /// <summary>Whether the runtime is chosen for services that name none.</summary>
    [Input("autoSelect")]
    public Input<bool>? AutoSelect { get; set; }
}
