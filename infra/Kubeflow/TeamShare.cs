using Pulumi;

namespace LandingZone.Kubeflow;

/// <summary>A team's share of the cluster, and the queue through which its jobs get it.</summary>
public sealed record TeamShare
{
    /// <summary>
    /// Its name, unique in the cluster. Jobs do not give it: in each namespace the queue is called <see cref="FairShareQueues.Queue"/>.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>The name of the team's namespace, which has one share.</summary>
    public required string Namespace { get; init; }

    /// <summary>The same name, known when the namespace exists; null where it exists already.</summary>
    public Input<string>? NamespaceMade { get; init; }

    /// <summary>
    /// Whether the queue in its namespace is made with its share. Default: true. A <see cref="Team"/> makes its own, because what starts in
    /// its namespace before there is a queue waits for ever.
    /// </summary>
    public bool HasQueue { get; init; } = true;

    /// <summary>CPUs for pods without GPUs, on whatever nodes these choose: 0 or more. Default: 0.</summary>
    public int Cpus { get; init; }

    /// <summary>Memory in GiB for pods without GPUs, on whatever nodes these choose: 0 or more. Default: 0.</summary>
    public int MemoryGib { get; init; }

    /// <summary>Its weight where what is left over is shared: 1 to 100. Default: 1.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Its shares, the flavor that it prefers first; may be empty where it has CPUs on whatever nodes.</summary>
    public required IReadOnlyList<FlavorShare> Shares { get; init; }
}
