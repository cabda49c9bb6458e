namespace LandingZone.Networking;

/// <summary>
/// The rules of the tiers' network ACLs for the bank's devices. They come by network interfaces in the endpoint tier, of the transit gateway or
/// of the Client VPN, and go to the application tier and to endpoints over HTTPS, and to the resolver by DNS. The data tier stays closed.
/// A subnet's ACL is asked both where a request enters by the transit gateway's interface and where it leaves it (Amazon VPC Transit
/// Gateways guide, "Network ACLs for transit gateways").
/// </summary>
internal static class CorporateAcls
{
    /// <summary>Behind the rules of the tiers, before those of links.</summary>
    private const int FirstNumber = 5000;

    private static readonly PortRange Https = PortRange.Tcp(443);

    private static readonly PortRange[] Requests = [Https, PortRange.Tcp(53), PortRange.Udp(53)];

    private static readonly PortRange[] Answers = [PortRange.Unprivileged, PortRange.UnprivilegedUdp];

    /// <summary>Writes the rules.</summary>
    public static void Write(NetworkScope scope, IReadOnlyDictionary<NetworkTier, TierResources> tiers, CorporateReach reach)
    {
        var application = tiers[NetworkTier.Application];
        var endpoint = tiers[NetworkTier.Endpoint];

        var (inbound, outbound) = Rules(scope, application);
        inbound.Allow(endpoint.Block, Https);
        outbound.Allow(endpoint.Block, PortRange.Unprivileged);
        foreach (var block in reach.Blocks)
        {
            inbound.Allow(block, Https);
            outbound.Allow(block, PortRange.Unprivileged);
        }

        (inbound, outbound) = Rules(scope, endpoint);
        inbound.Allow(application.Block, PortRange.Unprivileged);
        outbound.Allow(application.Block, Https);
        inbound.Allow(endpoint.Block, [.. Requests, .. Answers]);
        outbound.Allow(endpoint.Block, [.. Requests, .. Answers]);
        foreach (var block in reach.Blocks)
        {
            inbound.Allow(block, Requests);
            outbound.Allow(block, Answers);
        }
    }

    private static (AclWriter Inbound, AclWriter Outbound) Rules(NetworkScope scope, TierResources tier) =>
        (Writer(scope, tier, egress: false), Writer(scope, tier, egress: true));

    private static AclWriter Writer(NetworkScope scope, TierResources tier, bool egress) =>
        new(scope.ResourceName(tier.What), tier.NetworkAcl.Id, egress, FirstNumber, scope.Options);
}
