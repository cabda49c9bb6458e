using LandingZone.Cluster;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>Where in a zone's network jobs run, and what they reach from there.</summary>
public sealed record JobNetwork
{
    /// <summary>The VPC's id.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The ids of the subnets of the application tier: one or more.</summary>
    public required IReadOnlyList<Input<string>> SubnetIds { get; init; }

    /// <summary>The id of the security group of the endpoints of AWS services.</summary>
    public required Input<string> EndpointSecurityGroupId { get; init; }

    /// <summary>The prefix lists of the services that have a gateway endpoint: S3 at least.</summary>
    public required IReadOnlyList<GatewayPrefixList> PrefixLists { get; init; }
}
