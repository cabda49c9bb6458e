namespace LandingZone.Policies.Proofs.Network;

/// <summary>What packets come from or go to.</summary>
internal sealed record Place
{
    /// <summary>What it is.</summary>
    public required PlaceKind Kind { get; init; }

    /// <summary>How a message calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Its addresses.</summary>
    public required Ranges Addresses { get; init; }

    /// <summary>Its URN, or null.</summary>
    public string? Urn { get; init; }

    /// <summary>The network that it is in, or null.</summary>
    public VirtualNetwork? Network { get; init; }

    /// <summary>The id of the subnet.</summary>
    public string? Id { get; init; }

    /// <summary>Its route table; null outside of the estate.</summary>
    public RouteTable? Routes { get; init; }

    /// <summary>Its network ACL; null outside of the estate.</summary>
    public NetworkAcl? Acl { get; init; }

    /// <summary>Where those who come from it may go at all.</summary>
    public Ranges Allowed { get; init; } = Proofs.Network.Addresses.Every;

    /// <summary>The security groups of what sends from it, by how a message calls them; null where it could be any of the network.</summary>
    public IReadOnlySet<string>? Groups { get; init; }

    /// <summary>What of it is not known, as the end of "not decided: ...".</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];
}
