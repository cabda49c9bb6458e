using LandingZone.Security;
using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a zone's audit trail, and of what watches it.</summary>
public sealed record AuditSettings
{
    /// <summary>How long CloudTrail's files are locked.</summary>
    public required ObjectLock Lock { get; init; }

    /// <summary>For how many days the records are kept.</summary>
    public required int RetentionDays { get; init; }

    /// <summary>For how many days events can be searched.</summary>
    public required int LogRetentionDays { get; init; }

    /// <summary>Whether this stack records the account's management events.</summary>
    public required bool RecordsManagementEvents { get; init; }

    /// <summary>Whether objects that are read are recorded.</summary>
    public required bool RecordsReads { get; init; }

    /// <summary>Whether AWS Config is set up here.</summary>
    public required bool RecordsConfiguration { get; init; }

    /// <summary>Whether this stack sets what AWS has once per account.</summary>
    public required bool SetsAccountWide { get; init; }

    /// <summary>What watches the zone for threats.</summary>
    public required FindingSettings Findings { get; init; }

    internal static SettingKind<AuditSettings> Kind { get; } = SettingKinds.Record(fields => new AuditSettings
    {
        Lock = fields.Required("lock", BucketSettings.LockKind, "How long CloudTrail's files are locked."),
        RetentionDays = fields.Required(
            "retentionDays", SettingKinds.Integer(365, 36500), "For how many days the records are kept: as long as they are locked, or longer."),
        LogRetentionDays = fields.Optional(
            "logRetentionDays", SettingKinds.Integer(365, 3653), 400, "For how many days events can be searched. Default: 400."),
        RecordsManagementEvents = fields.Optional(
            "recordsManagementEvents",
            SettingKinds.Boolean,
            true,
            "Whether this stack records the account's management events in all regions. "
            + "Write false where the organisation or another stack of the account does. Default: true."),
        RecordsReads = fields.Optional(
            "recordsReads", SettingKinds.Boolean, true, "Whether objects that are read are recorded, and not only written ones. Default: true."),
        RecordsConfiguration = fields.Optional(
            "recordsConfiguration", SettingKinds.Boolean, true, "Whether AWS Config is set up here. Default: true."),
        SetsAccountWide = fields.Optional(
            "setsAccountWide",
            SettingKinds.Boolean,
            true,
            "Whether this stack sets what AWS has once per account. Write false where another stack of the account does. Default: true."),
        Findings = fields.Required("findings", FindingSettings.Kind, "What watches the zone for threats, and who is told."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node, reading, () => AuditTrail.Check("audit", settings.ToArgs(reading.TrialZone, new AuditSurroundings("", "", "", "", "")))));

    /// <summary>The arguments of the trail.</summary>
    internal AuditTrailArgs ToArgs(ZoneIdentity zone, AuditSurroundings around) => new()
    {
        Zone = zone,
        KeyArn = around.KeyArn,
        LogKeyArn = around.LogKeyArn,
        AccessLogBucketName = around.AccessLogBucketName,
        PermissionBoundaryArn = around.PermissionBoundaryArn,
        DeployerArn = around.DeployerArn,
        Lock = Lock,
        RetentionDays = RetentionDays,
        LogRetentionDays = LogRetentionDays,
        RecordsManagementEvents = RecordsManagementEvents,
        RecordsReads = RecordsReads,
        RecordsConfiguration = RecordsConfiguration,
        SetsAccountWide = SetsAccountWide,
    };

    /// <summary>The arguments of the account's settings.</summary>
    internal AccountDefaultsArgs ToDefaultsArgs(ZoneIdentity zone, Input<string>? volumeKeyArn) =>
        new() { Zone = zone, VolumeKeyArn = volumeKeyArn, SetsAccountWide = SetsAccountWide };
}
