using LandingZone.Cluster;

namespace LandingZone.Kubeflow;

/// <summary>A way to train on several nodes, which trainings of all teams name.</summary>
public sealed record TrainingRuntime
{
    /// <summary>Its name, "horovod-a100": up to 40 lower-case letters, digits and single hyphens, beginning with a letter.</summary>
    public required string Name { get; init; }

    /// <summary>How it spreads.</summary>
    public required TrainingFramework Framework { get; init; }

    /// <summary>The environment's image, digest included.</summary>
    public required string Image { get; init; }

    /// <summary>
    /// The node pool that it runs on; its first instance type says how many GPUs and Elastic Fabric Adapters a node has. Nodes of a training
    /// stand side by side where the pool's do.
    /// </summary>
    public required NodePool Pool { get; init; }

    /// <summary>How many nodes a training has that does not say: 1 or more. Default: 2.</summary>
    public int Nodes { get; init; } = 2;

    /// <summary>The claim that trainings find data and write results on: the team's shared area. Default: "shared".</summary>
    public string SharedClaim { get; init; } = "shared";
}
