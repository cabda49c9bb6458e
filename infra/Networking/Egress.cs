namespace LandingZone.Networking;

/// <summary>Whether and how the application tier reaches the internet. Nothing ever comes in.</summary>
public enum Egress
{
    /// <summary>Not at all: no internet gateway, no public subnet. AWS services are reached through the zone's endpoints.</summary>
    None,

    /// <summary>Through one NAT gateway in the first availability zone: cheaper, and gone when that availability zone is.</summary>
    SingleNatGateway,

    /// <summary>Through a NAT gateway in every availability zone.</summary>
    NatGatewayPerZone,
}
