using LandingZone.Etl;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Ingestion;

/// <summary>What a <see cref="ZonePromotion"/> is made from.</summary>
public sealed class ZonePromotionArgs
{
    /// <summary>The staging zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The code of the function: the handlers of workloads/etl.</summary>
    public required Archive Code { get; init; }

    /// <summary>Where exports land, and are scanned for malware; below it, the whole key is kept.</summary>
    public required EncryptedPrefix Source { get; init; }

    /// <summary>The list of approved funds with its approval: the whole key of the object, in the bucket of <see cref="Records"/>.</summary>
    public required string ApprovedListKey { get; init; }

    /// <summary>The bucket and prefix of the audit records: locked, so that nobody changes or removes one.</summary>
    public required EncryptedPrefix Records { get; init; }

    /// <summary>Where approved rows go.</summary>
    public required PromotionTarget Target { get; init; }

    /// <summary>The name of the column that holds the fund.</summary>
    public required string FundColumn { get; init; }

    /// <summary>What separates the fields of a row of CSV: one ASCII character. Default: a comma.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The ARNs of the roles that approve lists on behalf of the client: they exist, one or more.</summary>
    public required IReadOnlyList<string> Approvers { get; init; }

    /// <summary>The ARN of the role that deploys the zone; it administers the approval key, and can not sign with it.</summary>
    public required string Deployer { get; init; }

    /// <summary>The ARNs of the roles that administer the approval key besides. Default: none.</summary>
    public IReadOnlyList<string> Administrators { get; init; } = [];

    /// <summary>
    /// The ARN, with its version, of the layer that reads Parquet (AWS's "AWSSDKPandas-Python313-Arm64" of the region); null where exports are
    /// CSV only: Parquet then goes to the dead letters. Default: null.
    /// </summary>
    public string? ParquetLayerArn { get; init; }

    /// <summary>How many objects are promoted at once: 2 to 1000. Default: 4.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>The ids of the private subnets that the function runs in.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>The ids of the function's security groups.</summary>
    public required InputList<string> SecurityGroupIds { get; init; }

    /// <summary>The ARN of the permission boundary of the function's role.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The ARN of the key of queues.</summary>
    public required Input<string> MessageKeyArn { get; init; }

    /// <summary>The ARN of the key of the state table.</summary>
    public required Input<string> StateKeyArn { get; init; }

    /// <summary>The ARN of the key of the function's environment variables.</summary>
    public required Input<string> SecretKeyArn { get; init; }

    /// <summary>The ARN of the key of logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>For how many days logs are kept: a value that CloudWatch Logs offers, 365 or more. Default: 400.</summary>
    public int LogRetentionDays { get; init; } = 400;
}
