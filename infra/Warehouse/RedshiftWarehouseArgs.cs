using LandingZone.Etl;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Warehouse;

/// <summary>What a <see cref="RedshiftWarehouse"/> is made from.</summary>
public sealed class RedshiftWarehouseArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>What it holds, "results": lower-case letters, digits and single hyphens. All names are made from it.</summary>
    public required string Content { get; init; }

    /// <summary>The database: lower-case letters, digits and underscores.</summary>
    public required string Database { get; init; }

    /// <summary>A serverless warehouse; null for a provisioned one. Exactly one of the two is given.</summary>
    public ServerlessCapacity? Serverless { get; init; }

    /// <summary>A provisioned warehouse; null for a serverless one.</summary>
    public ProvisionedCapacity? Provisioned { get; init; }

    /// <summary>The ids of the data tier's subnets.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>How many availability zones these subnets lie in: a serverless warehouse takes 3 or more, and one subnet in each.</summary>
    public required int AvailabilityZones { get; init; }

    /// <summary>The ids of the security groups, which let the application tier in on port 5439.</summary>
    public required InputList<string> SecurityGroupIds { get; init; }

    /// <summary>The parts of buckets that the warehouse may load from. Default: none.</summary>
    public IReadOnlyList<EncryptedPrefix> Sources { get; init; } = [];

    /// <summary>The tables. Default: none.</summary>
    public IReadOnlyList<WarehouseTable> Tables { get; init; } = [];

    /// <summary>The workload whose role fills the tables and owns them ("scoring-loader"); null for none. Default: null.</summary>
    public string? LoaderWorkload { get; init; }

    /// <summary>Who reads all tables; null for nobody. Default: null.</summary>
    public WarehouseReader? Reader { get; init; }

    /// <summary>The ARN of the permission boundary of the role by which the warehouse reads files.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The ARN of the key of the data.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>The ARN of the key of the administrator's and the reader's secret.</summary>
    public required Input<string> SecretKeyArn { get; init; }

    /// <summary>The ARN of the key of logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>For how many days audit logs are kept: a value that CloudWatch Logs offers, 365 or more. Default: 731.</summary>
    public int LogRetentionDays { get; init; } = 731;
}
