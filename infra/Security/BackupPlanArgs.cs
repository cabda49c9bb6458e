using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Security;

/// <summary>What a <see cref="BackupPlan"/> is made from.</summary>
public sealed class BackupPlanArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The schedules: one or more, each with a name of its own.</summary>
    public required IReadOnlyList<BackupSchedule> Schedules { get; init; }

    /// <summary>The shortest time in days for which the vault keeps anything: 1 or more. Default: 7.</summary>
    public int MinRetentionDays { get; init; } = 7;

    /// <summary>The longest time in days for which the vault keeps anything: at most 36500. Default: 3653.</summary>
    public int MaxRetentionDays { get; init; } = 3653;

    /// <summary>
    /// After how many days nobody, AWS and the root user included, can take the lock away again: 3 or more; null for a lock that roles with
    /// the right can take away. It can never be undone. Default: null.
    /// </summary>
    public int? LockForeverAfterDays { get; init; }

    /// <summary>
    /// The ARN of a vault in another region or account to which each backup is copied; it has to exist, and to accept copies. Default: null.
    /// </summary>
    public string? CopyVaultArn { get; init; }

    /// <summary>The ARN of the key that encrypts the vault: the zone's key for backups.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>The ARN of the topic that is told of restores, changes and failures; AWS Backup may publish to it.</summary>
    public required Input<string> TopicArn { get; init; }

    /// <summary>The ARN of the permission boundary of the role that backs up.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }
}
