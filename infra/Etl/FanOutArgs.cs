using LandingZone.Warehouse;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Etl;

/// <summary>What a <see cref="FanOut"/> is made from.</summary>
public sealed class FanOutArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>What it is for, "scoring": lower-case letters, digits and single hyphens. All names are made from it.</summary>
    public required string Workload { get; init; }

    /// <summary>The code of the functions: the handlers of workloads/etl.</summary>
    public required Archive Code { get; init; }

    /// <summary>Where files land. The bucket is versioned and sends its events to EventBridge.</summary>
    public required EncryptedPrefix Landing { get; init; }

    /// <summary>Where results go. The bucket sends its events to EventBridge where results are loaded.</summary>
    public required EncryptedPrefix Results { get; init; }

    /// <summary>Where the lists of what is loaded lie; used where results are loaded.</summary>
    public required EncryptedPrefix Manifests { get; init; }

    /// <summary>The kinds of files: one or more.</summary>
    public required IReadOnlyList<WorkKind> Kinds { get; init; }

    /// <summary>The warehouse that results are loaded into; null where no kind has a table. Default: null.</summary>
    public WarehouseAccess? Warehouse { get; init; }

    /// <summary>How many calls of each function run at once.</summary>
    public FanOutConcurrency Concurrency { get; init; } = new();

    /// <summary>How long the fleet may take for one part, in seconds: 60 to 7200. Default: 1800.</summary>
    public int ScoringSeconds { get; init; } = 1800;

    /// <summary>The ids of the private subnets that the functions run in.</summary>
    public required InputList<string> SubnetIds { get; init; }

    /// <summary>The ids of the functions' security groups.</summary>
    public required InputList<string> SecurityGroupIds { get; init; }

    /// <summary>The ARN of the permission boundary of the functions' roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The ARN of the key of queues.</summary>
    public required Input<string> MessageKeyArn { get; init; }

    /// <summary>The ARN of the key of the state table.</summary>
    public required Input<string> StateKeyArn { get; init; }

    /// <summary>The ARN of the key of the functions' environment variables.</summary>
    public required Input<string> SecretKeyArn { get; init; }

    /// <summary>The ARN of the key of logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>For how many days logs are kept: a value that CloudWatch Logs offers, 365 or more. Default: 400.</summary>
    public int LogRetentionDays { get; init; } = 400;
}
