using LandingZone.Zones;

namespace LandingZone.Kubeflow;

/// <summary>What <see cref="FairShareQueues"/> are made from.</summary>
public sealed class FairShareQueuesArgs
{
    /// <summary>The zone that the cluster belongs to.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The kinds of nodes that are shared: 1 to 63; may be empty where teams have CPUs on whatever nodes.</summary>
    public required IReadOnlyList<QueueFlavor> Flavors { get; init; }

    /// <summary>The teams' shares: one or more.</summary>
    public required IReadOnlyList<TeamShare> Teams { get; init; }

    /// <summary>How urgent jobs can be. Default: urgent, normal and spare.</summary>
    public IReadOnlyList<JobPriority> Priorities { get; init; } =
    [
        new("urgent", 1000, "Before everything else of the team, which gives way to it"),
        new("normal", 100, "What most jobs are"),
        new("spare", 10, "When nothing else waits"),
    ];
}
