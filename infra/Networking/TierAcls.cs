namespace LandingZone.Networking;

/// <summary>
/// The rules of the tiers' network ACLs. They keep no state, so every rule that lets a request through has a partner that lets the answer
/// back. They stand behind the security groups: what a group opens by mistake still stays inside the tiers' paths. The data ports come
/// last, so that a port which is added moves no other rule.
/// </summary>
internal static class TierAcls
{
    /// <summary>Numbers below this are left for rules that must come before all others.</summary>
    private const int FirstNumber = 100;

    private static readonly PortRange Https = PortRange.Tcp(443);

    /// <summary>
    /// What the pods and nodes of a cluster say to each other across availability zones: DNS, HTTP(S), and their own ports.
    /// </summary>
    private static readonly PortRange[] WithinApplicationTier =
    [
        PortRange.Tcp(53), PortRange.Udp(53), PortRange.Tcp(80), Https, PortRange.Unprivileged, PortRange.UnprivilegedUdp, PortRange.Icmp,
    ];

    /// <summary>Writes the rules of all tiers.</summary>
    /// <param name="scope">The network.</param>
    /// <param name="tiers">Its tiers.</param>
    /// <param name="dataPorts">The ports on which the application tier reaches the data tier.</param>
    /// <param name="hasGatewayEndpoints">Whether S3 or DynamoDB are reached through a gateway endpoint, at their public addresses.</param>
    public static void Write(
        NetworkScope scope,
        IReadOnlyDictionary<NetworkTier, TierResources> tiers,
        IReadOnlyList<ServicePort> dataPorts,
        bool hasGatewayEndpoints)
    {
        var application = tiers[NetworkTier.Application];
        var data = tiers[NetworkTier.Data];
        var endpoint = tiers[NetworkTier.Endpoint];
        var hasPublicTier = tiers.TryGetValue(NetworkTier.Public, out var publicTier);
        var services = dataPorts.Select(PortRange.Of).ToList();
        var bothWays = dataPorts.Where(port => port.BothWays).Select(PortRange.Of).ToList();

        var (inbound, outbound) = Rules(scope, application);
        inbound.Allow(application.Block, WithinApplicationTier);
        outbound.Allow(application.Block, WithinApplicationTier);
        inbound.Allow(endpoint.Block, PortRange.Unprivileged);
        outbound.Allow(endpoint.Block, Https);
        AllowHttpsAnywhere(inbound, outbound, hasGatewayEndpoints || hasPublicTier);
        if (services.Count > 0)
        {
            inbound.Allow(data.Block, PortRange.Unprivileged);
            outbound.Allow(data.Block, services);
            inbound.Allow(data.Block, bothWays);
        }

        (inbound, outbound) = Rules(scope, data);
        inbound.Allow(endpoint.Block, PortRange.Unprivileged);
        outbound.Allow(endpoint.Block, Https);
        AllowHttpsAnywhere(inbound, outbound, hasGatewayEndpoints);
        if (services.Count > 0)
        {
            inbound.Allow(application.Block, services);
            outbound.Allow(application.Block, PortRange.Unprivileged);
            outbound.Allow(application.Block, bothWays);
        }

        (inbound, outbound) = Rules(scope, endpoint);
        foreach (var client in new[] { application.Block, data.Block })
        {
            inbound.Allow(client, Https);
            outbound.Allow(client, PortRange.Unprivileged);
        }

        if (hasPublicTier)
        {
            (inbound, outbound) = Rules(scope, publicTier!);
            inbound.Allow(application.Block, Https);
            outbound.Allow(application.Block, PortRange.Unprivileged);
            AllowHttpsAnywhere(inbound, outbound, allow: true);
        }
    }

    /// <summary>
    /// HTTPS to any address, and the answers. Where a tier can really go is decided by its route tables: to the gateway endpoints' prefix
    /// lists, and to a NAT gateway only where the zone has a way out.
    /// </summary>
    private static void AllowHttpsAnywhere(AclWriter inbound, AclWriter outbound, bool allow)
    {
        if (allow)
        {
            inbound.Allow(AclWriter.Anywhere, PortRange.AnswersFromAnywhere);
            outbound.Allow(AclWriter.Anywhere, Https);
        }
    }

    private static (AclWriter Inbound, AclWriter Outbound) Rules(NetworkScope scope, TierResources tier) =>
        (Writer(scope, tier, egress: false), Writer(scope, tier, egress: true));

    private static AclWriter Writer(NetworkScope scope, TierResources tier, bool egress) =>
        new(scope.ResourceName(tier.What), tier.NetworkAcl.Id, egress, FirstNumber, scope.Options);
}
