using LandingZone.Warehouse;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a zone's own warehouse.</summary>
public sealed record WarehouseSettings
{
    /// <summary>What it holds.</summary>
    public required string Content { get; init; }

    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>A serverless warehouse; null for a provisioned one.</summary>
    public required ServerlessCapacity? Serverless { get; init; }

    /// <summary>A provisioned warehouse; null for a serverless one.</summary>
    public required ProvisionedCapacity? Provisioned { get; init; }

    /// <summary>The parts of buckets that it may load from.</summary>
    public required IReadOnlyList<BucketPlace> Sources { get; init; }

    /// <summary>The tables.</summary>
    public required IReadOnlyList<WarehouseTable> Tables { get; init; }

    /// <summary>For how many days its audit logs are kept.</summary>
    public required int LogRetentionDays { get; init; }

    internal static SettingKind<ServerlessCapacity> ServerlessKind { get; } = SettingKinds.Record(fields => new ServerlessCapacity
    {
        BaseRpu = fields.Optional("baseRpu", SettingKinds.Integer(4, 512), 8, "The processing units that a query begins with: 4, or 8 to 512 in steps of 8. Default: 8."),
        MaxRpu = fields.Optional("maxRpu", SettingKinds.Integer(4, 1024), 64, "The processing units that it may grow to. Default: 64."),
        DailyRpuHours = fields.Optional("dailyRpuHours", SettingKinds.Integer(1, 1000000), 100, "Hours of a day after which a metric tells people. Default: 100."),
        MonthlyRpuHoursToStopAt = fields.OptionalValue(
            "monthlyRpuHoursToStopAt", SettingKinds.Integer(1, 1000000), "Hours of a month after which it answers no more. Default: never."),
    });

    internal static SettingKind<WarehouseSettings> Kind { get; } = SettingKinds.Record(fields => new WarehouseSettings
    {
        Content = fields.Required("content", SettingKinds.Text, "What it holds, 'client-results': part of its name."),
        Database = fields.Required("database", SettingKinds.Text, "The database: lower-case letters, digits and underscores."),
        Serverless = fields.OptionalReference("serverless", ServerlessKind, "A warehouse that AWS scales; this or 'provisioned'."),
        Provisioned = fields.OptionalReference("provisioned", ProvisionedKind, "A warehouse of nodes that always run; this or 'serverless'."),
        Sources = fields.OptionalList("sources", SettingKinds.Parsed<BucketPlace>(BucketPlace.TryParse), "The parts of buckets that it may load from, 'models/exports/'. Default: none."),
        Tables = fields.OptionalList("tables", TableSettings.Table, "The tables. Default: none."),
        LogRetentionDays = fields.Optional("logRetentionDays", SettingKinds.Integer(365, 3653), 731, "For how many days audit logs are kept. Default: 731."),
    });

    private static SettingKind<ProvisionedCapacity> ProvisionedKind => SettingKinds.Record(fields => new ProvisionedCapacity
    {
        NodeType = fields.Required("nodeType", SettingKinds.Text, "The node type, 'ra3.xlplus'."),
        Nodes = fields.Required("nodes", SettingKinds.Integer(2, 32), "The number of nodes."),
        SnapshotRetentionDays = fields.Optional("snapshotRetentionDays", SettingKinds.Integer(1, 35), 35, "For how many days snapshots are kept. Default: 35."),
        MaintenanceWindow = fields.Optional("maintenanceWindow", SettingKinds.Text, "sun:02:00-sun:03:00", "When AWS may do maintenance, in UTC. Default: 'sun:02:00-sun:03:00'."),
    });
}
