using LandingZone.Ingestion;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a database.</summary>
public sealed record DatabaseSettings
{
    /// <summary>What it holds: part of its name.</summary>
    public required string Content { get; init; }

    /// <summary>The major version of PostgreSQL.</summary>
    public required string Version { get; init; }

    /// <summary>The instance class.</summary>
    public required string InstanceClass { get; init; }

    /// <summary>Storage at the start, in GiB.</summary>
    public required int StorageGib { get; init; }

    /// <summary>Storage at the most, in GiB.</summary>
    public required int MaxStorageGib { get; init; }

    /// <summary>The ARN of the snapshot that it is restored from; null for an empty one.</summary>
    public required string? Snapshot { get; init; }

    /// <summary>Whether its snapshots are exported to the landing.</summary>
    public required bool Exports { get; init; }

    internal static SettingKind<DatabaseSettings> Kind { get; } = SettingKinds.Record(fields => new DatabaseSettings
    {
        Content = fields.Required("content", SettingKinds.Text, "What it holds, 'client-copy': part of its name."),
        Version = fields.Optional("version", SettingKinds.Text, "17", "The major version of PostgreSQL, in quotes. Default: '17'."),
        InstanceClass = fields.Required("instanceClass", SettingKinds.Text, "The instance class: 'db.r7g.large'."),
        StorageGib = fields.Required("storageGib", SettingKinds.Integer(20, 65536), "Storage at the start, in GiB."),
        MaxStorageGib = fields.Required("maxStorageGib", SettingKinds.Integer(22, 65536), "Storage at the most, in GiB."),
        Snapshot = fields.OptionalReference("snapshot", SettingKinds.Text, "The ARN of the snapshot that it is restored from. Default: empty."),
        Exports = fields.Optional("exports", SettingKinds.Boolean, false, "Whether its snapshots are exported to the landing. Default: false."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node, reading, () => ClientDatabase.Check(settings.Content, settings.ToArgs(new DatabaseSurroundings(reading.TrialZone, null!, "", "", "", "")))));

    /// <summary>The arguments of the database.</summary>
    internal ClientDatabaseArgs ToArgs(DatabaseSurroundings around) => new()
    {
        Zone = around.Zone,
        Content = Content,
        Version = Version,
        InstanceClass = InstanceClass,
        StorageGib = StorageGib,
        MaxStorageGib = MaxStorageGib,
        SnapshotArn = Snapshot,
        Tier = around.Tier,
        KeyArn = around.KeyArn,
        SecretKeyArn = around.SecretKeyArn,
        LogKeyArn = around.LogKeyArn,
        PermissionBoundaryArn = around.BoundaryArn,
    };
}
