using LandingZone.Networking;
using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of the file system that teams and people share.</summary>
public sealed record SharedFileSettings
{
    /// <summary>After how many days without access files move to Infrequent Access.</summary>
    public required int InfrequentAccessDays { get; init; }

    /// <summary>After how many days without access files move to Archive; null to leave them.</summary>
    public required int? ArchiveDays { get; init; }

    /// <summary>The backup plan that takes care of it.</summary>
    public required string BackupPlan { get; init; }

    internal static SettingKind<SharedFileSettings> Kind { get; } = SettingKinds.Record(fields => new SharedFileSettings
    {
        InfrequentAccessDays = fields.Optional(
            "infrequentAccessDays", SettingKinds.Integer(1, 365), 30, "Days without access until files move to Infrequent Access. Default: 30."),
        ArchiveDays = fields.OptionalValue(
            "archiveDays", SettingKinds.Integer(90, 365), "Days without access until files move to Archive. Default: never."),
        BackupPlan = fields.Optional("backupPlan", SettingKinds.Text, "daily", "The plan of `backup` that takes care of it. Default: daily."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(node, reading, () => SharedFileSystem.Check("shared", new SharedFileSystemArgs
    {
        Zone = reading.TrialZone,
        Content = "shared",
        KeyArn = "",
        Tier = null!,
        AvailabilityZones = [null!],
        MountRoles = [""],
        InfrequentAccessDays = settings.InfrequentAccessDays,
        ArchiveDays = settings.ArchiveDays,
        BackupPlan = settings.BackupPlan,
    })));

    /// <summary>The arguments of the file system.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="areas">The areas of its teams and people.</param>
    /// <param name="network">Its network.</param>
    /// <param name="keyArn">The key of files.</param>
    /// <param name="mountRoles">Who mounts it.</param>
    internal SharedFileSystemArgs ToArgs(
        ZoneIdentity zone, IReadOnlyList<SharedArea> areas, ZoneNetwork network, Input<string> keyArn, IReadOnlyList<Input<string>> mountRoles) => new()
        {
            Zone = zone,
            Content = "shared",
            Areas = areas,
            KeyArn = keyArn,
            Tier = network.Data,
            AvailabilityZones = network.AvailabilityZones,
            MountRoles = mountRoles,
            InfrequentAccessDays = InfrequentAccessDays,
            ArchiveDays = ArchiveDays,
            BackupPlan = BackupPlan,
        };
}
