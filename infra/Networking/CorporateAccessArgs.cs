using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Networking;

/// <summary>What a <see cref="CorporateAccess"/> is made from.</summary>
public sealed class CorporateAccessArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The zone's network, which was made with the same <see cref="Reach"/>.</summary>
    public required ZoneNetwork Network { get; init; }

    /// <summary>From where devices come.</summary>
    public required CorporateReach Reach { get; init; }

    /// <summary>
    /// The bank's transit gateway ("tgw-…"), shared with the zone's account, by which the bank's network is reached over Direct Connect or
    /// VPN. Null where devices come by Client VPN only.
    /// </summary>
    public string? TransitGatewayId { get; init; }

    /// <summary>The zone's own Client VPN endpoint; null for none.</summary>
    public ClientVpn? ClientVpn { get; init; }

    /// <summary>
    /// The private domain of the zone's services, "rnd-eu-west-1.ml.bank.example": the bank's resolvers forward it, and the names of AWS
    /// services, to the zone's resolver.
    /// </summary>
    public required string Domain { get; init; }

    /// <summary>What devices may open connections to, besides the AWS services at the zone's endpoints. Default: nothing.</summary>
    public IReadOnlyList<CorporateTarget> Targets { get; init; } = [];

    /// <summary>The ARN of the key of log groups, for the log of VPN connections.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>For how many days the log of VPN connections is kept: a value that CloudWatch Logs offers, 365 or more. Default: 400.</summary>
    public int LogRetentionDays { get; init; } = 400;
}
