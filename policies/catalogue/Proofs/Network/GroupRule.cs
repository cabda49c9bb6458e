namespace LandingZone.Policies.Proofs.Network;

/// <summary>A rule of a security group.</summary>
/// <param name="Group">How a message calls the group.</param>
/// <param name="Urn">The resource that has the rule.</param>
/// <param name="Outbound">Whether it is about what leaves.</param>
/// <param name="Protocol">The protocol as written.</param>
/// <param name="Peers">The addresses on the other side. Of a referenced group all addresses of its network.</param>
/// <param name="Ports">The ports.</param>
/// <param name="Assumed">What it depends on and the prover does not know, as the end of "not decided: ..."; otherwise null.</param>
internal sealed record GroupRule(string Group, string Urn, bool Outbound, string Protocol, Ranges Peers, Ranges Ports, string? Assumed);
