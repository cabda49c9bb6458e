namespace LandingZone.Storage;

/// <summary>A table of a <see cref="LakeLayer"/>: the objects under one directory of it.</summary>
public sealed record LakeTable
{
    /// <summary>Its name, also that of its directory: lower-case letters, digits and underscores, "fund_positions".</summary>
    public required string Name { get; init; }

    /// <summary>Whether its objects are Parquet; otherwise they are CSV with a first line of names. Default: true.</summary>
    public bool IsParquet { get; init; } = true;

    /// <summary>Its columns and their types as Glue writes them, "bigint", "string", "date": one or more.</summary>
    public required IReadOnlyList<(string Name, string Type)> Columns { get; init; }
}
