using Pulumi;
using BatchInputs = Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.CustomResources.Trainer;

/// <summary>How a framework trains.</summary>
internal sealed class TrainingRuntimeSpecArgs : ResourceArgs
{
    /// <summary>How many nodes, and how the framework spreads over them.</summary>
    [Input("mlPolicy")]
    public Input<TrainingPolicyArgs>? MlPolicy { get; set; }

    /// <summary>The jobs that a training is made of.</summary>
    [Input("template")]
    public Input<JobSetTemplateArgs>? Template { get; set; }
}

/// <summary>How a framework spreads over nodes: one of the two.</summary>
internal sealed class TrainingPolicyArgs : ResourceArgs
{
    /// <summary>How many nodes, where the training does not say.</summary>
    [Input("numNodes")]
    public Input<int>? NumNodes { get; set; }

    /// <summary>PyTorch, by torchrun.</summary>
    [Input("torch")]
    public Input<TorchPolicyArgs>? Torch { get; set; }

    /// <summary>MPI, by mpirun over SSH.</summary>
    [Input("mpi")]
    public Input<MpiPolicyArgs>? Mpi { get; set; }
}

/// <summary>How torchrun spreads.</summary>
internal sealed class TorchPolicyArgs : ResourceArgs
{
    /// <summary>Processes on each node: a number, auto, cpu or gpu.</summary>
    [Input("numProcPerNode")]
    public InputUnion<int, string>? NumProcPerNode { get; set; }
}

/// <summary>How mpirun spreads. The trainer makes the host file and, for each training, the SSH keys.</summary>
internal sealed class MpiPolicyArgs : ResourceArgs
{
    /// <summary>Slots on each node.</summary>
    [Input("numProcPerNode")]
    public Input<int>? NumProcPerNode { get; set; }

    /// <summary>OpenMPI.</summary>
    [Input("mpiImplementation")]
    public Input<string>? MpiImplementation { get; set; }

    /// <summary>Where nodes find the keys.</summary>
    [Input("sshAuthMountPath")]
    public Input<string>? SshAuthMountPath { get; set; }

    /// <summary>Whether the launcher trains too.</summary>
    [Input("runLauncherAsNode")]
    public Input<bool>? RunLauncherAsNode { get; set; }
}

/// <summary>The jobs of a training.</summary>
internal sealed class JobSetTemplateArgs : ResourceArgs
{
    /// <summary>Labels and annotations of the job set.</summary>
    [Input("metadata")]
    public Input<MetaInputs.ObjectMetaArgs>? Metadata { get; set; }

    /// <summary>The jobs.</summary>
    [Input("spec")]
    public Input<JobSetSpecArgs>? Spec { get; set; }
}

/// <summary>A set of jobs that belong together (JobSet).</summary>
internal sealed class JobSetSpecArgs : ResourceArgs
{
    [Input("replicatedJobs")]
    private InputList<ReplicatedJobArgs>? _replicatedJobs;

    /// <summary>Names of its pods.</summary>
    [Input("network")]
    public Input<JobSetNetworkArgs>? Network { get; set; }

    /// <summary>The jobs.</summary>
    public InputList<ReplicatedJobArgs> ReplicatedJobs
    {
        get => _replicatedJobs ??= [];
        set => _replicatedJobs = value;
    }

    /// <summary>When all has succeeded.</summary>
    [Input("successPolicy")]
    public Input<JobSetSuccessArgs>? SuccessPolicy { get; set; }

    /// <summary>What a failure leads to.</summary>
    [Input("failurePolicy")]
    public Input<JobSetFailureArgs>? FailurePolicy { get; set; }
}

/// <summary>Names of the pods.</summary>
internal sealed class JobSetNetworkArgs : ResourceArgs
{
    /// <summary>Whether pods get names.</summary>
    [Input("enableDNSHostnames")]
    public Input<bool>? EnableDNSHostnames { get; set; }

    /// <summary>Whether pods have their names before they are ready.</summary>
    [Input("publishNotReadyAddresses")]
    public Input<bool>? PublishNotReadyAddresses { get; set; }
}

/// <summary>When a set has succeeded.</summary>
internal sealed class JobSetSuccessArgs : ResourceArgs
{
    [Input("targetReplicatedJobs")]
    private InputList<string>? _targetReplicatedJobs;

    /// <summary>All or Any.</summary>
    [Input("operator", required: true)]
    public Input<string> Operator { get; set; } = null!;

    /// <summary>The jobs that decide.</summary>
    public InputList<string> TargetReplicatedJobs
    {
        get => _targetReplicatedJobs ??= [];
        set => _targetReplicatedJobs = value;
    }
}

/// <summary>What a failure leads to.</summary>
internal sealed class JobSetFailureArgs : ResourceArgs
{
    /// <summary>How often the set begins anew.</summary>
    [Input("maxRestarts")]
    public Input<int>? MaxRestarts { get; set; }
}

/// <summary>A job of a set.</summary>
internal sealed class ReplicatedJobArgs : ResourceArgs
{
    [Input("dependsOn")]
    private InputList<JobDependencyArgs>? _dependsOn;

    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>How many of it there are.</summary>
    [Input("replicas")]
    public Input<int>? Replicas { get; set; }

    /// <summary>The jobs that come before it.</summary>
    public InputList<JobDependencyArgs> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }

    /// <summary>The job.</summary>
    [Input("template", required: true)]
    public Input<BatchInputs.JobTemplateSpecArgs> Template { get; set; } = null!;
}

/// <summary>A job that comes before another.</summary>
internal sealed class JobDependencyArgs : ResourceArgs
{
    /// <summary>Its name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Ready or Complete.</summary>
    [Input("status", required: true)]
    public Input<string> Status { get; set; } = null!;
}
