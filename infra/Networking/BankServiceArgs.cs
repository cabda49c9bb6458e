using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Networking;

/// <summary>What a <see cref="BankService"/> is made from.</summary>
public sealed class BankServiceArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>
    /// The name of the endpoint service, "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0", in the zone's region. It has a private DNS
    /// name, and lets the zone's account connect.
    /// </summary>
    public required string ServiceName { get; init; }

    /// <summary>The VPC's id.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The endpoint tier, whose security group says who in the zone may come.</summary>
    public required ZoneTier EndpointTier { get; init; }
}
