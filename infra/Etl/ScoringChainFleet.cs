using LandingZone.Analytics;
using LandingZone.Facts;

namespace LandingZone.Etl;

/// <summary>The instances of a <see cref="ScoringChain"/>; what is not said here is as <see cref="ScoringFleetArgs"/> has it.</summary>
public sealed record ScoringChainFleet
{
    /// <summary>The image.</summary>
    public required MachineImage Image { get; init; }

    /// <summary>The instance types.</summary>
    public required IReadOnlyList<InstanceType> InstanceTypes { get; init; }

    /// <summary>The most instances.</summary>
    public required int MaxSize { get; init; }

    /// <summary>The fewest instances. Default: 0.</summary>
    public int MinSize { get; init; }

    /// <summary>How many parts each instance should have before it. Default: 20.</summary>
    public int BacklogPerInstance { get; init; } = 20;

    /// <summary>How many instances are on-demand, whatever happens to spot capacity. Default: 0.</summary>
    public int OnDemandInstances { get; init; }

    /// <summary>How long one part may take, in seconds. Default: 1800.</summary>
    public int PartSeconds { get; init; } = 1800;

    /// <summary>Who uses RStudio Server on the instances. Default: nobody.</summary>
    public IReadOnlyList<RstudioUser> RstudioUsers { get; init; } = [];
}
