using LandingZone.Warehouse;

namespace LandingZone.Etl;

/// <summary>A kind of files that a <see cref="ScoringChain"/> scores: its model is the one of the same name.</summary>
public sealed record ScoredKind
{
    /// <summary>Its name, "loans": lower-case letters, digits and hyphens, at most 40.</summary>
    public required string Name { get; init; }

    /// <summary>Which files are of this kind: a shell pattern on the key's part after the landing prefix, "loans-*.csv".</summary>
    public required string Files { get; init; }

    /// <summary>The size in MiB of the parts that files are cut into: 1 to 4096. Default: 64.</summary>
    public int PartMib { get; init; } = 64;

    /// <summary>The table of its scores.</summary>
    public required WarehouseTable Table { get; init; }

    /// <summary>How its scores are shown; null where no dashboard shows them. Default: null.</summary>
    public DashboardView? View { get; init; }
}
