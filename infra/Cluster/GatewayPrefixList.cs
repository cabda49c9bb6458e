using Pulumi;

namespace LandingZone.Cluster;

/// <summary>A managed prefix list: the public addresses of a service that a gateway endpoint leads to.</summary>
/// <param name="Service">The service's short name, "s3" or "dynamodb": names the rule.</param>
/// <param name="Id">The prefix list's id, "pl-…".</param>
public sealed record GatewayPrefixList(string Service, Input<string> Id);
