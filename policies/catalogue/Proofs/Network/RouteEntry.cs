namespace LandingZone.Policies.Proofs.Network;

/// <summary>A route.</summary>
/// <param name="Destination">The addresses.</param>
/// <param name="Length">How many bits its block fixes: of routes that fit, the one with most counts.</param>
/// <param name="Target">Where it leads.</param>
/// <param name="Id">The id of the peering or gateway.</param>
/// <param name="Text">Its block.</param>
/// <param name="Urn">The resource that has it, or null.</param>
internal sealed record RouteEntry(Ranges Destination, int Length, RouteTarget Target, string Id, string Text, string? Urn);
