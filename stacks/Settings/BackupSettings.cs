using LandingZone.Observability;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a zone's backups.</summary>
public sealed record BackupSettings
{
    /// <summary>The schedules.</summary>
    public required IReadOnlyList<BackupSchedule> Schedules { get; init; }

    /// <summary>The shortest time for which the vault keeps anything, in days.</summary>
    public required int MinRetentionDays { get; init; }

    /// <summary>The longest time for which the vault keeps anything, in days.</summary>
    public required int MaxRetentionDays { get; init; }

    /// <summary>After how many days nobody can take the lock away again; null for a lock that can be taken away.</summary>
    public required int? LockForeverAfterDays { get; init; }

    /// <summary>The ARN of a vault to which each backup is copied; null for none.</summary>
    public required string? CopyVault { get; init; }

    /// <summary>Who is told of restores and failures.</summary>
    public required IReadOnlyList<TopicSubscriber> To { get; init; }

    internal static SettingKind<BackupSettings> Kind { get; } = SettingKinds.Record(fields => new BackupSettings
    {
        Schedules = fields.Required("schedules", SettingKinds.ListOf(Schedule, least: 1), "How often, and for how long backups live."),
        MinRetentionDays = fields.Optional(
            "minRetentionDays", SettingKinds.Integer(1, 36500), 7, "The vault keeps nothing for fewer days. Default: 7."),
        MaxRetentionDays = fields.Optional(
            "maxRetentionDays", SettingKinds.Integer(1, 36500), 3653, "The vault keeps nothing for more days. Default: 3653."),
        LockForeverAfterDays = fields.OptionalValue(
            "lockForeverAfterDays",
            SettingKinds.Integer(3, 36500),
            "After so many days nobody can take the vault's lock away, for ever. Default: roles with the right can."),
        CopyVault = fields.OptionalReference(
            "copyVault", SettingKinds.Text, "The ARN of a vault in another region or account that gets copies. Default: none."),
        To = fields.OptionalList(
            "to",
            SettingKinds.Text.Select(TopicSubscriber.Parse),
            "Who is told of restores and failures: mail addresses, or URLs of a paging service. Default: nobody yet."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node, reading, () => BackupPlan.Check("backups", settings.ToArgs(reading.TrialZone, "", "", ""))));

    /// <summary>The arguments of the backups.</summary>
    internal BackupPlanArgs ToArgs(ZoneIdentity zone, Input<string> keyArn, Input<string> topicArn, Input<string> boundaryArn) => new()
    {
        Zone = zone,
        Schedules = Schedules,
        MinRetentionDays = MinRetentionDays,
        MaxRetentionDays = MaxRetentionDays,
        LockForeverAfterDays = LockForeverAfterDays,
        CopyVaultArn = CopyVault,
        KeyArn = keyArn,
        TopicArn = topicArn,
        PermissionBoundaryArn = boundaryArn,
    };

    private static SettingKind<BackupSchedule> Schedule => SettingKinds.Record(fields => new BackupSchedule
    {
        Name = fields.Required("name", SettingKinds.Text, "The plan's name, which data stores choose: 'daily'."),
        Schedule = fields.Required("schedule", SettingKinds.Text, "When, in UTC: 'cron(0 2 * * ? *)'."),
        RetentionDays = fields.Required("retentionDays", SettingKinds.Integer(1, 36500), "For how many days backups are kept."),
        ColdStorageDays = fields.OptionalValue(
            "coldStorageDays", SettingKinds.Integer(1, 36500), "After how many days they move to cold storage. Default: never."),
    });
}
