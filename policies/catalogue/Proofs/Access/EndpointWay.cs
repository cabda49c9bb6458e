namespace LandingZone.Policies.Proofs.Access;

/// <summary>A VPC endpoint that requests can go through.</summary>
/// <param name="Id">Its id; null where it is not known.</param>
/// <param name="Network">The id of its VPC; null where it is not known.</param>
/// <param name="Service">The service, as actions write it.</param>
/// <param name="Stack">The stack that it is in.</param>
/// <param name="Urn">Its URN.</param>
/// <param name="Policy">Its policy; null where it has none, which lets everything pass.</param>
internal sealed record EndpointWay(string? Id, string? Network, string Service, string Stack, string Urn, PolicySet? Policy);
