using LandingZone.Analytics;
using Pulumi;

namespace LandingZone.Delivery;

/// <summary>A server with code that the bank runs, reached through the zone's network.</summary>
public sealed record SourceHost
{
    /// <summary>Its address, "https://git.bank.example".</summary>
    public required string Url { get; init; }

    /// <summary>From where in the zone's network it is reached.</summary>
    public required JobNetwork Network { get; init; }

    /// <summary>The security groups of the connection's network interfaces: 1 or more.</summary>
    public required IReadOnlyList<Input<string>> SecurityGroupIds { get; init; }

    /// <summary>The certificate of the bank's own authority, where the server has one of it. Default: none.</summary>
    public string? Certificate { get; init; }
}
