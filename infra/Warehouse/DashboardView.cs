namespace LandingZone.Warehouse;

/// <summary>What a dashboard shows of one table, on a sheet of its own.</summary>
public sealed record DashboardView
{
    /// <summary>The table.</summary>
    public required WarehouseTable Table { get; init; }

    /// <summary>The sheet's title, for people: 1 to 128 characters.</summary>
    public required string Title { get; init; }

    /// <summary>The column whose average is followed: a number.</summary>
    public required string Measure { get; init; }

    /// <summary>The column that tells when: a date or a time. By it new rows are known, so that only those are fetched.</summary>
    public required string Time { get; init; }

    /// <summary>The column by which rows are told apart: text.</summary>
    public required string Category { get; init; }
}
