using LandingZone.Storage;

namespace LandingZone.Stacks.Settings;

/// <summary>A layer of a data lake.</summary>
public sealed record LakeLayerSettings
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The bucket, by what it holds.</summary>
    public required string Bucket { get; init; }

    /// <summary>How the keys begin.</summary>
    public required string Prefix { get; init; }

    /// <summary>Its tables.</summary>
    public required IReadOnlyList<LakeTable> Tables { get; init; }

    internal static SettingKind<LakeLayerSettings> Kind { get; } = SettingKinds.Record(fields => new LakeLayerSettings
    {
        Name = fields.Required("name", SettingKinds.Text, "Its name, also that of its database: 'approved'."),
        Bucket = fields.Required("bucket", SettingKinds.Text, "The bucket of this zone, by content."),
        Prefix = fields.Required("prefix", SettingKinds.Text, "How the keys begin, with a slash at the end."),
        Tables = fields.OptionalList("tables", Table, "Its tables. Default: none yet."),
    });

    private static SettingKind<LakeTable> Table => SettingKinds.Record(fields => new LakeTable
    {
        Name = fields.Required("name", SettingKinds.Text, "Its name, also that of its directory: 'fund_positions'."),
        IsParquet = fields.Optional("parquet", SettingKinds.Boolean, true, "Whether it is Parquet, and not CSV with a line of names. Default: true."),
        Columns = fields.Required("columns", SettingKinds.ListOf(Column, least: 1), "Its columns, in order."),
    });

    private static SettingKind<(string Name, string Type)> Column => SettingKinds.Record(fields => (
        fields.Required("name", SettingKinds.Text, "The column."),
        fields.Required("type", SettingKinds.Text, "Its type as Glue writes it: 'bigint', 'string', 'date'.")));
}
