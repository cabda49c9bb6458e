using Pulumi;

namespace LandingZone.Networking;

/// <summary>What a <see cref="ZoneLink"/> is made from.</summary>
public sealed class ZoneLinkArgs
{
    /// <summary>Where connections come from: a tier of a staging zone.</summary>
    public required ZoneLinkEnd Source { get; init; }

    /// <summary>Where they go to: a tier of an R&amp;D zone. The stack that declares the link owns this end.</summary>
    public required ZoneLinkEnd Destination { get; init; }

    /// <summary>The AWS provider of the source zone's account and region, through which its half of the link is made.</summary>
    public required ProviderResource SourceProvider { get; init; }

    /// <summary>The ports of the destination that the source may reach: one or more.</summary>
    public required IReadOnlyList<ServicePort> Ports { get; init; }

    /// <summary>
    /// The link's number, 1 to 99: no two links of a zone have the same. It decides the rule numbers in the network ACLs of both zones.
    /// </summary>
    public required int Number { get; init; }
}
