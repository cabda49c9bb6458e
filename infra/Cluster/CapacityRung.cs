using LandingZone.Facts;

namespace LandingZone.Cluster;

/// <summary>One way for a <see cref="CapacityLadder"/> to get a node, tried when those before it have none.</summary>
public sealed record CapacityRung
{
    /// <summary>
    /// A short name, unique in the ladder: lower-case letters, digits and hyphens. It names the resources, so that a rung more changes no other.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>How the capacity is bought.</summary>
    public required NodeCapacity Capacity { get; init; }

    /// <summary>The instance types: one for a block or a reservation, one or more for the others.</summary>
    public required IReadOnlyList<InstanceType> InstanceTypes { get; init; }

    /// <summary>The most GPUs that its nodes together have; 1 or more.</summary>
    public required int MaxGpus { get; init; }

    /// <summary>The availability zones; empty for all. A block or a reservation is in one.</summary>
    public IReadOnlyList<AvailabilityZone> AvailabilityZones { get; init; } = [];

    /// <summary>The most nodes: as many as the GPUs are enough for, of the type with the fewest.</summary>
    internal int MaxNodes => MaxGpus / Math.Max(1, InstanceTypes.Min(type => type.Gpu?.Count ?? 1));

    /// <summary>The most vCPUs that its nodes together have.</summary>
    internal int MaxVirtualCpus => InstanceTypes.Max(type => type.VirtualCpus * (MaxGpus / Math.Max(1, type.Gpu?.Count ?? 1)));
}
