namespace LandingZone.Networking;

/// <summary>
/// From where the bank's own devices reach a zone: what its network ACLs and its endpoints let in. <see cref="CorporateAccess"/> makes the
/// way; without it nobody comes.
/// </summary>
public sealed record CorporateReach
{
    /// <summary>The blocks of the bank's network, which come by the transit gateway: up to two, apart from the zone's block.</summary>
    public required IReadOnlyList<CidrBlock> Blocks { get; init; }

    /// <summary>Whether devices come by the zone's own Client VPN endpoint too, whose network interfaces lie in the endpoint tier.</summary>
    public required bool HasClientVpn { get; init; }
}
