using Pulumi;

namespace LandingZone.Networking;

/// <summary>Something in the application tier that the bank's devices may open connections to.</summary>
/// <param name="Name">A short name, unique in the zone: lower-case letters, digits and hyphens.</param>
/// <param name="SecurityGroupId">Its security group.</param>
/// <param name="Port">The port, which the network's ACLs must let through: 443.</param>
public sealed record CorporateTarget(string Name, Input<string> SecurityGroupId, ServicePort Port)
{
    /// <summary>
    /// Whether the bank's blocks are let in by rules that are made elsewhere, and only devices on the Client VPN by one made here.
    /// </summary>
    public bool HasRulesForBlocks { get; init; }
}
