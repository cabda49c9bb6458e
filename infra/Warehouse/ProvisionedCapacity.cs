namespace LandingZone.Warehouse;

/// <summary>A warehouse of nodes that run all the time, for a load that never ends.</summary>
public sealed record ProvisionedCapacity
{
    /// <summary>The node type, of the RA3 family, whose storage is apart: "ra3.large", "ra3.xlplus", "ra3.4xlarge", "ra3.16xlarge".</summary>
    public required string NodeType { get; init; }

    /// <summary>The number of nodes: 2 to 32, so that one of them may fail.</summary>
    public required int Nodes { get; init; }

    /// <summary>For how many days AWS keeps automatic snapshots: 1 to 35. Default: 35.</summary>
    public int SnapshotRetentionDays { get; init; } = 35;

    /// <summary>When AWS may do maintenance: "sun:02:00-sun:03:00" (UTC). Default: that.</summary>
    public string MaintenanceWindow { get; init; } = "sun:02:00-sun:03:00";
}
