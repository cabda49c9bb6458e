using LandingZone.Warehouse;

namespace LandingZone.Etl;

/// <summary>A kind of files: how they are known by their keys, how they are cut, who works on them and where the results go.</summary>
public sealed record WorkKind
{
    /// <summary>Its name, "loans": lower-case letters, digits and hyphens, at most 40. Results lie under it.</summary>
    public required string Name { get; init; }

    /// <summary>Which keys are of this kind: a shell pattern on the whole key, "incoming/loans-*.csv"; "*" also takes slashes.</summary>
    public required string Pattern { get; init; }

    /// <summary>Who works on it.</summary>
    public required WorkerKind Worker { get; init; }

    /// <summary>The size in MiB of the parts that a file is cut into, 1 to 4096; null to leave each file whole. Default: null.</summary>
    public int? PartMib { get; init; }

    /// <summary>What separates the fields: one character. Default: a comma.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Whether the first record names the columns. Default: true.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>The table that its results are loaded into; null where they stay files. Default: null.</summary>
    public WarehouseTable? Table { get; init; }
}
