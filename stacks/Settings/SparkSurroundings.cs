using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>What a Spark cluster finds in its zone.</summary>
/// <param name="VpcId">The VPC's id.</param>
/// <param name="SubnetIds">The ids of the application tier's subnets.</param>
/// <param name="SecurityGroupId">The id of the application tier's security group.</param>
/// <param name="PermissionBoundaryArn">The ARN of the permission boundary of roles.</param>
/// <param name="VolumeKeyArn">The ARN of the key of volumes.</param>
internal sealed record SparkSurroundings(
    Input<string> VpcId,
    InputList<string> SubnetIds,
    Input<string> SecurityGroupId,
    Input<string> PermissionBoundaryArn,
    Input<string> VolumeKeyArn);
