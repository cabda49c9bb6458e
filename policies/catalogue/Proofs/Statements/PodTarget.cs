namespace LandingZone.Policies.Proofs.Statements;

/// <summary>What pods must not reach: one of the three.</summary>
/// <param name="Pods">Other pods.</param>
/// <param name="Subnets">Whatever is in some subnets.</param>
/// <param name="Host">Hosts that the service mesh knows, as a pattern.</param>
public sealed record PodTarget(PodForm? Pods, Selector? Subnets, string? Host);
