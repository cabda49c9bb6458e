using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LandingZone.Warehouse;

namespace LandingZone.Etl;

/// <summary>The functions' settings in the form that the handlers read (workloads/etl/README.md).</summary>
internal static class FanOutSettings
{
    /// <summary>Without escapes that JSON does not need: the variables of a function have 4 KB together.</summary>
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>By which route a key becomes work.</summary>
    public static string Routes(IReadOnlyList<WorkKind> kinds) => Text(new JsonArray([.. kinds.Select(kind =>
    {
        var route = new JsonObject { ["kind"] = kind.Name, ["pattern"] = kind.Pattern };
        if (kind.PartMib is { } size)
        {
            route["mode"] = "range";
            route["range_mb"] = size;
        }

        route["delimiter"] = kind.Delimiter.ToString();
        route["header"] = kind.HasHeader;
        return (JsonNode)route;
    })]));

    /// <summary>Which queue the work of a kind goes to.</summary>
    public static string Workers(IReadOnlyList<WorkKind> kinds, string? cleaningUrl, string? scoringUrl)
    {
        var workers = new JsonObject();
        foreach (var kind in kinds)
        {
            workers[kind.Name] = new JsonObject
            {
                ["type"] = "queue",
                ["url"] = kind.Worker == WorkerKind.Scoring ? scoringUrl : cleaningUrl,
            };
        }

        return Text(workers);
    }

    /// <summary>Which table the results of a kind go to.</summary>
    public static string Tables(IReadOnlyList<WorkKind> kinds)
    {
        var tables = new JsonObject();
        foreach (var kind in kinds.Where(kind => kind.Table is not null))
        {
            tables[kind.Name] = TableOf(kind.Table!, kind.Worker);
        }

        return Text(tables);
    }

    private static JsonObject TableOf(WarehouseTable table, WorkerKind worker)
    {
        var written = new JsonObject
        {
            ["schema"] = table.Schema,
            ["table"] = table.Name,
            ["columns"] = new JsonArray(
                [.. table.Columns.Select(column => (JsonNode)new JsonObject { ["name"] = column.Name, ["type"] = column.Type })]),
            ["format"] = worker == WorkerKind.Scoring ? "psv" : "csv",
        };
        if (table.NewestBy is { } newest)
        {
            written["keys"] = new JsonArray([.. table.Keys.Select(key => (JsonNode)JsonValue.Create(key))]);
            written["newest_by"] = newest;
        }

        return written;
    }

    private static string Text(JsonNode node) => node.ToJsonString(Compact);
}
