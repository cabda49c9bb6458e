using Pulumi;

namespace LandingZone.Kubeflow;

/// <summary>A team's share of the cluster, and the queue through which its jobs get it.</summary>
public sealed record TeamShare
{
    /// <summary>The queue's name, by which jobs name it in the label kueue.x-k8s.io/queue-name; unique in the cluster.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the team's namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The same name, known when the namespace exists; null where it exists already.</summary>
    public Input<string>? NamespaceMade { get; init; }

    /// <summary>Its weight where what is left over is shared: 1 to 100. Default: 1.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Its shares, the flavor that it prefers first.</summary>
    public required IReadOnlyList<FlavorShare> Shares { get; init; }
}
