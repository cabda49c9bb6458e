using LandingZone.Networking;

namespace LandingZone.Cluster;

/// <summary>Something outside the cluster that nodes and pods may open TCP connections to.</summary>
/// <param name="Name">What it is: up to 30 lower-case letters, digits and hyphens, for example "warehouse". It names the rule.</param>
/// <param name="Block">The addresses.</param>
/// <param name="FromPort">The first port.</param>
/// <param name="ToPort">The last port.</param>
public sealed record NodeEgress(string Name, CidrBlock Block, int FromPort, int ToPort);
