namespace LandingZone.Kubeflow;

/// <summary>Nodes of one kind, of which teams have shares.</summary>
/// <param name="Name">Its name: up to 30 lower-case letters, digits and hyphens.</param>
/// <param name="Pool">The pool or the ladder whose nodes they are, which carry its name as a label.</param>
public sealed record QueueFlavor(string Name, string Pool)
{
    /// <summary>The taints that jobs get past, beside nvidia.com/gpu; one without a value whatever its value on the nodes is. Default: none.</summary>
    public IReadOnlyList<Cluster.NodeTaint> Taints { get; init; } = [];
}
