using Pulumi;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.Trainer;

/// <summary>A training (Kubeflow Trainer 2.3). Its name is a DNS label that begins with a letter.</summary>
internal sealed class TrainJobArgs() : Kubernetes.ApiExtensions.CustomResourceArgs("trainer.kubeflow.org/v1alpha1", "TrainJob")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<TrainJobSpecArgs>? Spec { get; set; }
}

/// <summary>The training. All but suspend and the patches stay as they are once it is made.</summary>
internal sealed class TrainJobSpecArgs : ResourceArgs
{
    /// <summary>The runtime.</summary>
    [Input("runtimeRef", required: true)]
    public Input<RuntimeReferenceArgs> RuntimeRef { get; set; } = null!;

    /// <summary>What differs from the runtime.</summary>
    [Input("trainer")]
    public Input<TrainerArgs>? Trainer { get; set; }

    /// <summary>Whether it waits; Kueue lets it go.</summary>
    [Input("suspend")]
    public Input<bool>? Suspend { get; set; }

    /// <summary>After how many seconds it is ended.</summary>
    [Input("activeDeadlineSeconds")]
    public Input<int>? ActiveDeadlineSeconds { get; set; }

    /// <summary>Who runs it: trainer.kubeflow.org/trainjob-controller.</summary>
    [Input("managedBy")]
    public Input<string>? ManagedBy { get; set; }
}

/// <summary>A runtime.</summary>
internal sealed class RuntimeReferenceArgs : ResourceArgs
{
    /// <summary>trainer.kubeflow.org.</summary>
    [Input("apiGroup")]
    public Input<string>? ApiGroup { get; set; }

    /// <summary>ClusterTrainingRuntime or TrainingRuntime.</summary>
    [Input("kind")]
    public Input<string>? Kind { get; set; }

    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}

/// <summary>What a training changes of its runtime.</summary>
internal sealed class TrainerArgs : ResourceArgs
{
    [Input("command")]
    private InputList<string>? _command;

    [Input("args")]
    private InputList<string>? _args;

    [Input("env")]
    private InputList<CoreInputs.EnvVarArgs>? _env;

    /// <summary>The image.</summary>
    [Input("image")]
    public Input<string>? Image { get; set; }

    /// <summary>The program.</summary>
    public InputList<string> Command
    {
        get => _command ??= [];
        set => _command = value;
    }

    /// <summary>Its arguments.</summary>
    public InputList<string> Args
    {
        get => _args ??= [];
        set => _args = value;
    }

    /// <summary>Its variables.</summary>
    public InputList<CoreInputs.EnvVarArgs> Env
    {
        get => _env ??= [];
        set => _env = value;
    }

    /// <summary>How many nodes.</summary>
    [Input("numNodes")]
    public Input<int>? NumNodes { get; set; }

    /// <summary>What each node has.</summary>
    [Input("resourcesPerNode")]
    public Input<CoreInputs.ResourceRequirementsArgs>? ResourcesPerNode { get; set; }

    /// <summary>Processes on each node.</summary>
    [Input("numProcPerNode")]
    public Input<int>? NumProcPerNode { get; set; }
}
