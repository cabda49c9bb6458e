using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Ingestion;

/// <summary>What a <see cref="ClientDatabase"/> is made from.</summary>
public sealed class ClientDatabaseArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>What it holds, "client-copy": lower-case letters, digits and single hyphens. Its name in AWS is made from it.</summary>
    public required string Content { get; init; }

    /// <summary>The major version of PostgreSQL, "17": 14 to 18. RDS keeps the minor version up to date. Default: "17".</summary>
    public string Version { get; init; } = "17";

    /// <summary>The instance class, "db.r7g.large".</summary>
    public required string InstanceClass { get; init; }

    /// <summary>Storage at the start in GiB: 20 to 65536 (Amazon RDS user guide, "gp3 storage").</summary>
    public required int StorageGib { get; init; }

    /// <summary>Storage at the most in GiB, up to which it grows by itself: at least a tenth more than <see cref="StorageGib"/>.</summary>
    public required int MaxStorageGib { get; init; }

    /// <summary>
    /// The ARN of the snapshot that it is restored from, for the copy of a client's database; null for an empty one. It counts when the
    /// database is made and never again: a newer copy is another database. Default: null.
    /// </summary>
    public string? SnapshotArn { get; init; }

    /// <summary>For how many days RDS keeps automated backups and can restore to any second: 7 to 35. Default: 14.</summary>
    public int BackupDays { get; init; } = 14;

    /// <summary>The name of the backup plan that keeps longer backups. Default: "daily".</summary>
    public string BackupPlan { get; init; } = "daily";

    /// <summary>The data tier, which opens port 5432 to applications.</summary>
    public required ZoneTier Tier { get; init; }

    /// <summary>The ARN of the key that encrypts storage, backups and Performance Insights: the zone's key for databases.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>The ARN of the key that encrypts the master user's secret: the zone's key for secrets.</summary>
    public required Input<string> SecretKeyArn { get; init; }

    /// <summary>The ARN of the key that encrypts logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>For how many days logs are kept: a value that CloudWatch Logs offers, 365 or more. Default: 400.</summary>
    public int LogRetentionDays { get; init; } = 400;

    /// <summary>The ARN of the permission boundary of the role that sends its operating system's metrics.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }
}
