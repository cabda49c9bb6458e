using System.Collections.Immutable;
using LandingZone.Facts;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Networking;

/// <summary>One end of a <see cref="ZoneLink"/>: a tier of a zone.</summary>
public sealed record ZoneLinkEnd
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The id of its VPC.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The tier that opens connections, or to which they are opened.</summary>
    public required NetworkTier Tier { get; init; }

    /// <summary>The tier's addresses.</summary>
    public required CidrBlock TierBlock { get; init; }

    /// <summary>The availability zones that the network spans: one route table of the tier for each.</summary>
    public required IReadOnlyList<AvailabilityZone> AvailabilityZones { get; init; }

    /// <summary>The ids of the tier's route tables, in the order of <see cref="AvailabilityZones"/>.</summary>
    public required Input<ImmutableArray<string>> RouteTableIds { get; init; }

    /// <summary>The id of the tier's security group.</summary>
    public required Input<string> SecurityGroupId { get; init; }

    /// <summary>The id of the tier's network ACL.</summary>
    public required Input<string> NetworkAclId { get; init; }
}
