using System.Collections.Immutable;
using Pulumi;

namespace LandingZone.Networking;

/// <summary>A tier of a <see cref="ZoneNetwork"/>, as other components need it.</summary>
public sealed record ZoneTier
{
    /// <summary>Which tier it is.</summary>
    public required NetworkTier Tier { get; init; }

    /// <summary>All its addresses, those of availability zones not in use among them.</summary>
    public required CidrBlock Block { get; init; }

    /// <summary>Its subnets' ids, in the order of <see cref="ZoneNetwork.AvailabilityZones"/>.</summary>
    public required Output<ImmutableArray<string>> SubnetIds { get; init; }

    /// <summary>Its route tables' ids, in the order of <see cref="ZoneNetwork.AvailabilityZones"/>.</summary>
    public required Output<ImmutableArray<string>> RouteTableIds { get; init; }

    /// <summary>Its network ACL's id.</summary>
    public required Output<string> NetworkAclId { get; init; }

    /// <summary>Its security group's id; null for the public tier, whose NAT gateways have none.</summary>
    public Output<string>? SecurityGroupId { get; init; }

    /// <summary>The id of the subnet at a position of <see cref="ZoneNetwork.AvailabilityZones"/>; null before the network exists.</summary>
    internal Output<string> SubnetIdAt(int index) => SubnetIds.Apply(ids => ids.IsDefault || ids.Length <= index ? null! : ids[index]);
}
