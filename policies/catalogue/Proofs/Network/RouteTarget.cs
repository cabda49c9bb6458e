namespace LandingZone.Policies.Proofs.Network;

/// <summary>Where a route leads.</summary>
internal enum RouteTarget
{
    /// <summary>Inside the network.</summary>
    Local,

    /// <summary>Over a peering.</summary>
    Peering,

    /// <summary>To a transit gateway.</summary>
    TransitGateway,

    /// <summary>To an internet gateway, which works both ways.</summary>
    InternetGateway,

    /// <summary>To the internet, outwards only.</summary>
    OutwardsOnly,

    /// <summary>To a virtual private gateway.</summary>
    PrivateGateway,

    /// <summary>To a gateway endpoint, that is, to an AWS service.</summary>
    Endpoint,

    /// <summary>To a machine or an appliance: where that sends packets on, is not known.</summary>
    Appliance,
}
