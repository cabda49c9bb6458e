using LandingZone.Facts;
using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Storage;

/// <summary>What a <see cref="SharedFileSystem"/> is made from.</summary>
public sealed class SharedFileSystemArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>What it holds, "shared": lower-case letters, digits and single hyphens. Its name is made from it.</summary>
    public required string Content { get; init; }

    /// <summary>The areas of teams and people. Default: none yet.</summary>
    public IReadOnlyList<SharedArea> Areas { get; init; } = [];

    /// <summary>The ARN of the KMS key that encrypts it: the zone's key for files.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>The tier whose subnets get a mount target each: the data tier, which opens port 2049 to applications.</summary>
    public required ZoneTier Tier { get; init; }

    /// <summary>The availability zones of the tier's subnets, in their order.</summary>
    public required IReadOnlyList<AvailabilityZone> AvailabilityZones { get; init; }

    /// <summary>
    /// The ARNs of the roles that may mount it, through an access point only: the nodes of a cluster, by whose role the EFS driver mounts for
    /// pods, and jobs outside of it. One or more.
    /// </summary>
    public required IReadOnlyList<Input<string>> MountRoles { get; init; }

    /// <summary>
    /// The POSIX user that everything is read and written as, whatever user a container runs as: 1 or more. Default: 1000, the user of
    /// Jupyter's images.
    /// </summary>
    public int UserId { get; init; } = 1000;

    /// <summary>The POSIX group that everything is read and written as: 1 or more. Default: 100, the group of Jupyter's images.</summary>
    public int GroupId { get; init; } = 100;

    /// <summary>
    /// After how many days without access files move to Infrequent Access: a number that EFS offers, 1, 7, 14, 30, 60, 90, 180, 270 or 365.
    /// They come back at the first access. Default: 30.
    /// </summary>
    public int InfrequentAccessDays { get; init; } = 30;

    /// <summary>
    /// After how many days without access files move to Archive: a number that EFS offers, 90 or more and later than
    /// <see cref="InfrequentAccessDays"/>; null to leave them. Default: 180.
    /// </summary>
    public int? ArchiveDays { get; init; } = 180;

    /// <summary>The name of the backup plan that takes care of it. Default: "daily".</summary>
    public string BackupPlan { get; init; } = "daily";
}
