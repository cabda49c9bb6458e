using LandingZone.Cluster;
using LandingZone.CustomResources.Trainer;
using LandingZone.Zones;
using Pulumi;
using Extensions = Pulumi.Kubernetes.ApiExtensions;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// Training on several containers and machines: PyTorch by torchrun, and TensorFlow with Horovod by MPI, for which the trainer makes a host
/// file and, for each training, SSH keys that let its nodes and nobody else reach each other without a password. Where the pool has Elastic
/// Fabric Adapters the nodes use them. A training names a runtime and the team's queue, and begins when there is room for all its nodes at
/// once. It needs Kubeflow Trainer and Kueue in the cluster. Its Kubernetes provider comes from the options.
/// </summary>
public sealed class DistributedTraining : ComponentResource
{
    /// <summary>Declares the runtimes.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public DistributedTraining(string name, DistributedTrainingArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:kubeflow:DistributedTraining", name, options)
    {
        Check(name, args);
        foreach (var runtime in args.Runtimes)
        {
            _ = new Extensions.CustomResource($"{name}-{runtime.Name}", new ClusterTrainingRuntimeArgs
            {
                Metadata = new MetaInputs.ObjectMetaArgs
                {
                    Name = runtime.Name,
                    Labels = ObjectLabels.Of(args.Zone)
                        .SetItem("trainer.kubeflow.org/framework", runtime.Framework == TrainingFramework.PyTorch ? "torch" : "horovod"),
                },
                Spec = TrainingRuntimeSpec.Of(runtime),
            }, new CustomResourceOptions { Parent = this });
        }

        RuntimeNames = [.. args.Runtimes.Select(runtime => runtime.Name)];
        RegisterOutputs(new Dictionary<string, object?> { ["runtimeNames"] = RuntimeNames });
    }

    /// <summary>The names that trainings call the runtimes by.</summary>
    public IReadOnlyList<string> RuntimeNames { get; }

    internal static void Check(string name, DistributedTrainingArgs args)
    {
        var problems = new ArgumentProblems(nameof(DistributedTraining), name);
        problems.AddIf(args.Runtimes.Count == 0, "Runtimes is empty; give one or more.");
        foreach (var twice in args.Runtimes.GroupBy(runtime => runtime.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"Runtimes has '{twice.Key}' {twice.Count()} times; give each a name of its own.");
        }

        foreach (var runtime in args.Runtimes)
        {
            problems.AddIf(
                !KebabName.Is(runtime.Name, 40),
                $"Runtimes has the name '{runtime.Name}'; it must be up to 40 lower-case letters, digits and single hyphens, beginning with a letter.");
            problems.AddIf(
                !runtime.Image.Contains("@sha256:", StringComparison.Ordinal),
                $"The runtime '{runtime.Name}' has the image '{runtime.Image}'; name it by digest, so that every training with it runs the same.");
            problems.AddIf(
                runtime.Nodes < 1 || runtime.Nodes > runtime.Pool.MaxSize,
                $"The runtime '{runtime.Name}' has {runtime.Nodes} nodes; its pool {runtime.Pool.Name} has 1 to {runtime.Pool.MaxSize}.");
            problems.AddIf(
                runtime.Pool.Purpose == NodePoolPurpose.System,
                $"The runtime '{runtime.Name}' runs on the pool {runtime.Pool.Name}, which is the platform's own; name one for cpu or gpu.");
        }

        problems.ThrowIfAny();
    }
}
