using Pulumi;

namespace LandingZone.Warehouse;

/// <summary>How a function reaches a warehouse through the Redshift Data API.</summary>
public sealed record WarehouseAccess
{
    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>The name of the serverless workgroup; null for a provisioned cluster.</summary>
    public Input<string>? WorkgroupName { get; init; }

    /// <summary>The identifier of the provisioned cluster; null for a serverless workgroup.</summary>
    public Input<string>? ClusterIdentifier { get; init; }

    /// <summary>The ARN of the workgroup or the cluster.</summary>
    public required Input<string> Arn { get; init; }

    /// <summary>
    /// The ARN for which credentials are given out: the workgroup, or the cluster's database ("…:dbname:cluster/database").
    /// </summary>
    public required Input<string> CredentialsArn { get; init; }

    /// <summary>The ARN of the role by which the warehouse reads files.</summary>
    public required Input<string> CopyRoleArn { get; init; }
}
