using System.Globalization;

namespace LandingZone.Policies.Proofs.Network;

/// <summary>
/// Finds what gets from one place to another: routes there and back, the network ACLs of both subnets in both directions, and the
/// security groups. Which group an interface will have is not in a plan, so that every group of a network counts for all of it.
/// </summary>
internal static class ReachFinder
{
    /// <summary>What of a protocol gets from one place to another.</summary>
    /// <param name="from">Where from.</param>
    /// <param name="to">Where to.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="strict">Whether only that counts which is wholly known; otherwise the answer says what it depends on.</param>
    public static Reach Find(Place from, Place to, string protocol, bool strict)
    {
        if (strict && from.Unknown.Count + to.Unknown.Count > 0)
        {
            return Reach.None;
        }

        var assumed = new List<string>([.. from.Unknown, .. to.Unknown]);
        var there = Routed(from, to, to.Addresses.And(from.Allowed), strict, assumed);
        var back = Back(from, to, strict, assumed);
        var traffic = new List<TrafficBox> { new(back, there, Protocols.EveryPort) };
        if (traffic[0].IsEmpty)
        {
            return Reach.None;
        }

        var sameSubnet = from.Id is not null && from.Id == to.Id;
        if (!sameSubnet)
        {
            traffic = from.Acl?.LetOut(traffic, protocol) ?? traffic;
            traffic = to.Acl?.LetIn(traffic, protocol) ?? traffic;
            if (protocol == "tcp")
            {
                traffic = TrafficBox.And(traffic, Answered(from, to, back, there));
            }
        }

        traffic = ThroughGroups(traffic, from.Network, from.Groups, outbound: true, protocol, strict, assumed);
        traffic = ThroughGroups(traffic, to.Network, null, outbound: false, protocol, strict, assumed);
        return traffic.Count == 0 ? Reach.None : new Reach(traffic, [.. assumed.Distinct()]);
    }

    /// <summary>The way of one packet, step by step.</summary>
    public static IReadOnlyList<ProofStep> Explain(Place from, Place to, string protocol, TrafficBox box)
    {
        var (source, destination, port) = (box.From.First, box.To.First, box.Ports.First);
        var ports = protocol == "icmp" ? "icmp" : string.Create(CultureInfo.InvariantCulture, $"{protocol}/{port}");
        var steps = new List<ProofStep>
        {
            new($"A packet goes from {Addresses.Text(source)} in {from.Name} to {Addresses.Text(destination)} in {to.Name} on {ports}.", from.Urn),
        };
        Route(from, to, destination, "sends it to");
        if (from.Id is null || from.Id != to.Id)
        {
            Acl(from, outbound: true, destination, port, "lets it out");
            Acl(to, outbound: false, source, port, "lets it in");
        }

        Group(from, outbound: true, destination, "lets it out");
        Group(to, outbound: false, source, "lets it in");
        if (protocol == "tcp" && to.Routes is not null && to.Id != from.Id)
        {
            Route(to, from, source, "sends the answer to");
            steps.Add(new ProofStep(
                $"The answer passes {string.Join(" and ", new[] { to.Acl?.Name, from.Acl?.Name }.OfType<string>().Distinct())}.", (to.Acl ?? from.Acl)?.Urn));
        }

        return steps;

        void Route(Place at, Place toward, long address, string verb)
        {
            if (at.Routes?.Lead(Ranges.Of(address, address)).FirstOrDefault().Route is { Target: not RouteTarget.Local } route)
            {
                steps.Add(new ProofStep($"{Capital(at.Routes.Name)} {verb} {Words(route.Target)} {route.Id} by its route to {route.Text}.", route.Urn));
            }
            else if (at.Routes is null && toward.Network is not null)
            {
                steps.Add(new ProofStep($"{Capital(toward.Network.Name)} is open to {at.Name}.", toward.Network.Urn));
            }
        }

        void Acl(Place at, bool outbound, long peer, long to, string verb)
        {
            if (at.Acl?.Deciding(protocol, outbound, peer, to) is { } rule)
            {
                steps.Add(new ProofStep(string.Create(CultureInfo.InvariantCulture, $"{Capital(at.Acl.Name)} {verb} by rule {rule.Number}."), at.Acl.Urn));
            }
        }

        void Group(Place at, bool outbound, long peer, string verb)
        {
            var rule = at.Network?.Rules.FirstOrDefault(rule =>
                rule.Outbound == outbound && Protocols.Fits(rule.Protocol, protocol) && rule.Peers.Contains(peer) && rule.Ports.Contains(port)
                && (!outbound || at.Groups?.Contains(rule.Group) != false));
            if (rule is not null)
            {
                steps.Add(new ProofStep($"{Capital(rule.Group)} {verb}.", rule.Urn));
            }
        }
    }

    /// <summary>The part of some addresses that packets from a place reach in another.</summary>
    private static Ranges Routed(Place from, Place to, Ranges addresses, bool strict, List<string> assumed)
    {
        if (from.Routes is not { } routes)
        {
            return Enters(from, to) ? addresses : Ranges.None;
        }

        var reached = Ranges.None;
        foreach (var (route, part) in routes.Lead(addresses))
        {
            if (route.Target == RouteTarget.Appliance && (to.Network is null || to.Network != from.Network))
            {
                if (strict)
                {
                    continue;
                }

                assumed.Add($"where the route of {routes.Name} to {route.Text} leads, over {route.Id}");
                reached = reached.Or(part);
            }
            else if (Delivers(route, from, to))
            {
                reached = reached.Or(part);
            }
        }

        return reached;
    }

    /// <summary>The part of the source's addresses to which answers find back.</summary>
    private static Ranges Back(Place from, Place to, bool strict, List<string> assumed) =>

        // Whoever goes to the internet gets an answer by the way out; from the internet only an internet gateway works both ways.
        to.Routes is null ? from.Addresses
        : from.Kind == PlaceKind.Internet
            ? to.Routes.Lead(from.Addresses).Where(entry => entry.Route.Target == RouteTarget.InternetGateway).Aggregate(Ranges.None, (all, entry) => all.Or(entry.Part))
        : Routed(to, from, from.Addresses, strict, assumed);

    private static bool Enters(Place from, Place to) => to.Network is { } network && from.Kind switch
    {
        PlaceKind.Internet => network.HasInternetGateway,
        PlaceKind.Corporate => network.TransitGateways.Count > 0 || network.HasPrivateGateway,
        _ => false,
    };

    private static bool Delivers(RouteEntry route, Place from, Place to) => route.Target switch
    {
        RouteTarget.Local => to.Network is not null && to.Network == from.Network,

        // A peering leads into the other network and no further.
        RouteTarget.Peering => to.Network is not null && from.Network!.Peerings.GetValueOrDefault(route.Id) == to.Network.Id,

        // What a transit gateway does with a packet stands in its own tables: every network at it counts as reached.
        RouteTarget.TransitGateway => to.Kind == PlaceKind.Corporate || (to.Network is not null && to.Network.TransitGateways.Contains(route.Id)),
        RouteTarget.PrivateGateway => to.Kind == PlaceKind.Corporate,
        RouteTarget.InternetGateway or RouteTarget.OutwardsOnly => to.Kind == PlaceKind.Internet,
        _ => false,
    };

    /// <summary>The packets of which the answer passes both network ACLs, to whatever port they came from.</summary>
    private static List<TrafficBox> Answered(Place from, Place to, Ranges sources, Ranges destinations)
    {
        IEnumerable<TrafficBox> answer = [new TrafficBox(destinations, sources, Protocols.EveryPort)];
        answer = to.Acl?.LetOut(answer, "tcp") ?? answer;
        answer = from.Acl?.LetIn(answer, "tcp") ?? answer;
        return [.. answer.Select(box => new TrafficBox(box.To, box.From, Protocols.EveryPort)).Distinct()];
    }

    private static List<TrafficBox> ThroughGroups(
        List<TrafficBox> traffic, VirtualNetwork? network, IReadOnlySet<string>? groups, bool outbound, string protocol, bool strict, List<string> assumed)
    {
        if (network is null || traffic.Count == 0)
        {
            return traffic;
        }

        if (!strict)
        {
            assumed.AddRange(network.Rules.Where(rule => rule.Outbound == outbound).Select(rule => rule.Assumed).OfType<string>());
        }

        return TrafficBox.And(traffic, network.Let(outbound, protocol, strict, groups));
    }

    private static string Words(RouteTarget target) => target switch
    {
        RouteTarget.Peering => "the peering",
        RouteTarget.TransitGateway => "the transit gateway",
        RouteTarget.InternetGateway => "the internet gateway",
        RouteTarget.OutwardsOnly => "the gateway",
        RouteTarget.PrivateGateway => "the private gateway",
        _ => "the appliance",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
