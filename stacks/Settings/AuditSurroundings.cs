using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>What an audit trail needs of the zone around it.</summary>
/// <param name="KeyArn">The key of the records.</param>
/// <param name="LogKeyArn">The key of log groups.</param>
/// <param name="AccessLogBucketName">The bucket of access logs.</param>
/// <param name="PermissionBoundaryArn">The boundary of the zone's roles.</param>
/// <param name="DeployerArn">The role that deploys the zone.</param>
internal sealed record AuditSurroundings(
    Input<string> KeyArn,
    Input<string> LogKeyArn,
    Input<string> AccessLogBucketName,
    Input<string> PermissionBoundaryArn,
    Input<string> DeployerArn);
