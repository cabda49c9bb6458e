using LandingZone.Etl;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Ingestion;

/// <summary>What an <see cref="ExportLanding"/> is made from.</summary>
public sealed class ExportLandingArgs
{
    /// <summary>The staging zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>
    /// Where exports arrive: the senders' files, and below <see cref="DatabasePrefix"/> what databases export. The bucket sends its events to
    /// EventBridge, from which the malware scan learns of new objects.
    /// </summary>
    public required EncryptedPrefix Landing { get; init; }

    /// <summary>Where databases export to: a prefix inside <see cref="Landing"/>. Default: null where none does.</summary>
    public string? DatabasePrefix { get; init; }

    /// <summary>The databases whose automated snapshots are exported, each night as they are made. Default: none.</summary>
    public IReadOnlyList<SnapshotExport> Databases { get; init; } = [];

    /// <summary>The ARN of the permission boundary of its roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The ARN of the key of logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>For how many days logs are kept: a value that CloudWatch Logs offers, 365 or more. Default: 400.</summary>
    public int LogRetentionDays { get; init; } = 400;
}
