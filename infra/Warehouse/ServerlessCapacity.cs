namespace LandingZone.Warehouse;

/// <summary>A warehouse that AWS scales, in Redshift processing units (RPU), and that costs nothing while nobody asks it anything.</summary>
public sealed record ServerlessCapacity
{
    /// <summary>The RPU that a query begins with: 4, or 8 to 512 in steps of 8. Default: 8.</summary>
    public int BaseRpu { get; init; } = 8;

    /// <summary>The RPU that it may grow to: the base or more, up to 1024. Default: 64.</summary>
    public int MaxRpu { get; init; } = 64;

    /// <summary>RPU hours of a day after which people are told by a metric: 1 or more. Default: 100.</summary>
    public int DailyRpuHours { get; init; } = 100;

    /// <summary>RPU hours of a month after which the warehouse answers no more: 1 or more; null to let it run. Default: null.</summary>
    public int? MonthlyRpuHoursToStopAt { get; init; }
}
