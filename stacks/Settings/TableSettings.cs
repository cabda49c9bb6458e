using System.Diagnostics.CodeAnalysis;
using LandingZone.Warehouse;

namespace LandingZone.Stacks.Settings;

/// <summary>The kinds of settings that describe tables of a warehouse.</summary>
internal static class TableSettings
{
    /// <summary>A column: its name and its type, "score double precision".</summary>
    public static SettingKind<WarehouseColumn> Column { get; } = SettingKinds.Parsed<WarehouseColumn>(TryParseColumn);

    /// <summary>A table with its schema.</summary>
    public static SettingKind<WarehouseTable> Table { get; } = SettingKinds.Record(fields => new WarehouseTable
    {
        Schema = fields.Required("schema", SettingKinds.Text, "Its schema: lower-case letters, digits and underscores."),
        Name = fields.Required("name", SettingKinds.Text, "Its name, in the same form."),
        Columns = fields.Required("columns", SettingKinds.ListOf(Column, least: 1), "Its columns, in order: 'loan_id varchar(32)'."),
        Keys = fields.OptionalList("keys", SettingKinds.Text, "The columns of which a combination stands once. Default: every row stays."),
        NewestBy = fields.OptionalReference("newestBy", SettingKinds.Text, "The column by which the newest of such rows is known; goes with 'keys'."),
    });

    private static bool TryParseColumn(string? text, [NotNullWhen(true)] out WarehouseColumn? column, out string problem)
    {
        var space = text?.IndexOf(' ', StringComparison.Ordinal) ?? -1;
        column = space > 0 && space < text!.Length - 1 ? new WarehouseColumn(text[..space], text[(space + 1)..]) : null;
        problem = column is null ? $"'{text}' is no column; write its name and its type, 'score double precision'." : "";
        return column is not null;
    }
}
