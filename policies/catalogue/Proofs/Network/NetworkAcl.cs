namespace LandingZone.Policies.Proofs.Network;

/// <summary>
/// A network ACL: ordered rules, and a last one that refuses. It does not remember connections, so that answers need rules of their own.
/// Source: VPC User Guide, "Control subnet traffic with network access control lists".
/// </summary>
/// <param name="name">How a message calls it.</param>
/// <param name="urn">Its URN, or null.</param>
/// <param name="rules">Its rules.</param>
internal sealed class NetworkAcl(string name, string? urn, IEnumerable<AclRule> rules)
{
    private readonly List<AclRule> _rules = [.. rules.OrderBy(rule => rule.Number)];

    /// <summary>How a message calls it.</summary>
    public string Name => name;

    /// <summary>Its URN, or null.</summary>
    public string? Urn => urn;

    /// <summary>The part of some traffic that it lets out of its subnet.</summary>
    public List<TrafficBox> LetOut(IEnumerable<TrafficBox> traffic, string protocol) =>
        Let(traffic, protocol, outbound: true, rule => new TrafficBox(Addresses.Every, rule.Peers, rule.Ports));

    /// <summary>The part of some traffic that it lets into its subnet.</summary>
    public List<TrafficBox> LetIn(IEnumerable<TrafficBox> traffic, string protocol) =>
        Let(traffic, protocol, outbound: false, rule => new TrafficBox(rule.Peers, Addresses.Every, rule.Ports));

    /// <summary>The rule that decides on a packet, or null where the last one refuses it.</summary>
    public AclRule? Deciding(string protocol, bool outbound, long peer, long port) =>
        _rules.FirstOrDefault(rule =>
            rule.Outbound == outbound && Protocols.Fits(rule.Protocol, protocol) && rule.Peers.Contains(peer) && rule.Ports.Contains(port));

    private List<TrafficBox> Let(IEnumerable<TrafficBox> traffic, string protocol, bool outbound, Func<AclRule, TrafficBox> boxOf)
    {
        var undecided = traffic.ToList();
        var let = new List<TrafficBox>();
        foreach (var rule in _rules.Where(rule => rule.Outbound == outbound && Protocols.Fits(rule.Protocol, protocol)))
        {
            if (undecided.Count == 0)
            {
                break;
            }

            var box = boxOf(rule);
            if (rule.Allow)
            {
                let.AddRange(undecided.Select(box.And).Where(part => !part.IsEmpty));
            }

            undecided = [.. undecided.SelectMany(part => part.Except(box))];
        }

        return let;
    }
}
