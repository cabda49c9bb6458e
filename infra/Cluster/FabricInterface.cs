using LandingZone.Facts;

namespace LandingZone.Cluster;

/// <summary>A network interface of a node with Elastic Fabric Adapters.</summary>
/// <param name="Kind">"interface" for IP traffic, "efa-only" for the fabric alone.</param>
/// <param name="Card">The network card that it is on.</param>
/// <param name="Device">Its place on the card.</param>
internal sealed record FabricInterface(string Kind, int Card, int Device)
{
    /// <summary>
    /// An interface for IP traffic on the first network card, and an adapter for the fabric alone on every card that supports one,
    /// which takes no addresses (EC2 User Guide, "Maximize network bandwidth on Amazon EC2 instances with multiple network cards").
    /// </summary>
    public static IReadOnlyList<FabricInterface> Of(InstanceType type)
    {
        var interfaces = new List<FabricInterface> { new("interface", 0, 0) };
        for (var card = type.NetworkCards - type.EfaInterfaces; card < type.NetworkCards; card++)
        {
            interfaces.Add(new("efa-only", card, card == 0 ? 1 : 0));
        }

        return interfaces;
    }
}
