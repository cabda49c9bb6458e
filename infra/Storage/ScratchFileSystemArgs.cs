using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Storage;

/// <summary>What a <see cref="ScratchFileSystem"/> is made from.</summary>
public sealed class ScratchFileSystemArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>What it is for, "training": lower-case letters, digits and single hyphens. Its name is made from it.</summary>
    public required string Content { get; init; }

    /// <summary>The directories that are parts of buckets: at most 8 (Amazon FSx for Lustre user guide, "Quotas"). Default: none.</summary>
    public IReadOnlyList<ScratchLink> Links { get; init; } = [];

    /// <summary>Its size in GiB: 1200, or a multiple of 2400 (Amazon FSx for Lustre user guide, "PERSISTENT_2"). Default: 1200.</summary>
    public int StorageGib { get; init; } = 1200;

    /// <summary>Throughput in MB/s for each TiB: 125, 250, 500 or 1000. Default: 250.</summary>
    public int ThroughputPerTib { get; init; } = 250;

    /// <summary>The VPC's id.</summary>
    public required Input<string> VpcId { get; init; }

    /// <summary>The data tier. Its ports 988 and 1018 to 1023 are open to applications, in both directions.</summary>
    public required ZoneTier Tier { get; init; }

    /// <summary>
    /// The position of the tier's subnet that it lies in, counted from 0: the availability zone of the nodes that use it most. Default: 0.
    /// </summary>
    public int SubnetPosition { get; init; }

    /// <summary>The ARN of the key that encrypts it: the zone's key for files.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>The ARN of the key that encrypts its logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>For how many days logs are kept: a value that CloudWatch Logs offers, 365 or more. Default: 400.</summary>
    public int LogRetentionDays { get; init; } = 400;
}
