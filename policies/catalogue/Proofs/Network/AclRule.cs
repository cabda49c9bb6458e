namespace LandingZone.Policies.Proofs.Network;

/// <summary>A rule of a network ACL.</summary>
/// <param name="Number">Its number: the lowest that fits decides.</param>
/// <param name="Outbound">Whether it is about what leaves the subnet.</param>
/// <param name="Allow">Whether it lets pass.</param>
/// <param name="Protocol">The protocol as written.</param>
/// <param name="Peers">The addresses on the other side.</param>
/// <param name="Ports">The ports that packets go to.</param>
internal sealed record AclRule(double Number, bool Outbound, bool Allow, string Protocol, Ranges Peers, Ranges Ports);
