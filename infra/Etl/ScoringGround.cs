using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Etl;

/// <summary>What a <see cref="ScoringChain"/> finds in its zone: network, keys and the boundary of its roles.</summary>
public sealed record ScoringGround
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The VPC's id.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>How many availability zones the network spans.</summary>
    public required int AvailabilityZones { get; init; }

    /// <summary>The ids of the application tier's subnets.</summary>
    public required InputList<string> ApplicationSubnetIds { get; init; }

    /// <summary>The id of the application tier's security group.</summary>
    public required Input<string> ApplicationSecurityGroupId { get; init; }

    /// <summary>The ids of the data tier's subnets.</summary>
    public required InputList<string> DataSubnetIds { get; init; }

    /// <summary>The id of the data tier's security group.</summary>
    public required Input<string> DataSecurityGroupId { get; init; }

    /// <summary>The ARN of the permission boundary of roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The ARN of the key of queues.</summary>
    public required Input<string> MessageKeyArn { get; init; }

    /// <summary>The ARN of the key of DynamoDB.</summary>
    public required Input<string> DatabaseKeyArn { get; init; }

    /// <summary>The ARN of the key of secrets.</summary>
    public required Input<string> SecretKeyArn { get; init; }

    /// <summary>The ARN of the key of logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>The ARN of the key of volumes.</summary>
    public required Input<string> VolumeKeyArn { get; init; }

    /// <summary>The ARN of the key of the warehouse.</summary>
    public required Input<string> WarehouseKeyArn { get; init; }
}
