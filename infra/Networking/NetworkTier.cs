namespace LandingZone.Networking;

/// <summary>A group of subnets with one purpose, one reach and one set of rules.</summary>
public enum NetworkTier
{
    /// <summary>What runs: cluster nodes, jobs, functions. Private.</summary>
    Application,

    /// <summary>What keeps data: file systems, databases, warehouses. Private, and without a way out even where the zone has one.</summary>
    Data,

    /// <summary>The network interfaces of AWS services inside the zone. Private.</summary>
    Endpoint,

    /// <summary>NAT gateways, and nothing else. Exists only where the zone has a way out.</summary>
    Public,
}
