namespace LandingZone.Ingestion;

/// <summary>A database whose snapshots are exported.</summary>
public sealed record SnapshotExport
{
    /// <summary>The name of the database instance in AWS (<see cref="ClientDatabase.IdentifierOf"/>).</summary>
    public required string Identifier { get; init; }

    /// <summary>
    /// What is exported: "database", "database.schema" or "database.schema.table" (Amazon RDS API reference, StartExportTask); empty for
    /// everything. Default: everything.
    /// </summary>
    public IReadOnlyList<string> Only { get; init; } = [];
}
