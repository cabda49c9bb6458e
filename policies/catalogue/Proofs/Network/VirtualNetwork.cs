namespace LandingZone.Policies.Proofs.Network;

/// <summary>A VPC.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">How a message calls it.</param>
/// <param name="Urn">Its URN.</param>
internal sealed record VirtualNetwork(string Id, string Name, string Urn)
{
    private readonly Dictionary<(bool Outbound, string Protocol, bool Strict), IReadOnlyList<TrafficBox>> _let = [];

    /// <summary>Its blocks.</summary>
    public List<string> Blocks { get; } = [];

    /// <summary>Its addresses.</summary>
    public Ranges Addresses { get; set; } = Ranges.None;

    /// <summary>The transit gateways that it is attached to.</summary>
    public HashSet<string> TransitGateways { get; } = new(StringComparer.Ordinal);

    /// <summary>The peerings, with the id of the network on the other side.</summary>
    public Dictionary<string, string> Peerings { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it has an internet gateway.</summary>
    public bool HasInternetGateway { get; set; }

    /// <summary>Whether it has a virtual private gateway.</summary>
    public bool HasPrivateGateway { get; set; }

    /// <summary>The rules of all its security groups.</summary>
    public List<GroupRule> Rules { get; } = [];

    /// <summary>What its security groups let through, of a protocol and in a direction: any rule of any group.</summary>
    /// <param name="outbound">Whether it is about what leaves.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="strict">Whether rules count only that are wholly known.</param>
    /// <param name="groups">The groups that count; null for all.</param>
    public IReadOnlyList<TrafficBox> Let(bool outbound, string protocol, bool strict, IReadOnlySet<string>? groups = null)
    {
        if (groups is not null)
        {
            return [.. Boxes().Distinct()];
        }

        if (!_let.TryGetValue((outbound, protocol, strict), out var let))
        {
            let = [.. Boxes().Distinct()];
            _let.Add((outbound, protocol, strict), let);
        }

        return let;

        IEnumerable<TrafficBox> Boxes() =>
            from rule in Rules
            where rule.Outbound == outbound && Protocols.Fits(rule.Protocol, protocol) && !(strict && rule.Assumed is not null)
            where groups is null || groups.Contains(rule.Group)
            select outbound
                ? new TrafficBox(Proofs.Network.Addresses.Every, rule.Peers, rule.Ports)
                : new TrafficBox(rule.Peers, Proofs.Network.Addresses.Every, rule.Ports);
    }

    /// <inheritdoc/>
    public bool Equals(VirtualNetwork? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);
}
