namespace LandingZone.Cluster;

/// <summary>The ways to buy the capacity of a node pool.</summary>
public enum NodeCapacityKind
{
    /// <summary>Paid by the second, given when there is some.</summary>
    OnDemand,

    /// <summary>Cheaper, and taken back at two minutes' notice.</summary>
    Spot,

    /// <summary>An On-Demand Capacity Reservation: paid for whether used or not.</summary>
    Reservation,

    /// <summary>An EC2 Capacity Block for ML: reserved for a time that was bought beforehand.</summary>
    CapacityBlock,
}
