using System.Text.Json.Nodes;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Observability;

/// <summary>
/// The dashboard of a zone: the state of all alarms on top, then the metrics by area, each with its threshold (Amazon CloudWatch user
/// guide, "Dashboard body structure and syntax").
/// </summary>
internal static class AlarmDashboard
{
    /// <summary>The grid is 24 units wide.</summary>
    private const int Width = 24;

    private const int Columns = 3;
    private const int GraphHeight = 6;
    private const int HeadingHeight = 1;

    /// <summary>So many alarms fit into a widget of alarms.</summary>
    private const int MaxAlarmsInWidget = 100;

    /// <summary>The body of the dashboard; known when the dimensions are.</summary>
    public static Output<string> Of(ZoneIdentity zone, IReadOnlyList<AlarmDeclaration> alarms)
    {
        var dimensions = alarms.SelectMany(alarm => Ordered(alarm).Select(dimension => dimension.Value)).ToList();
        return dimensions.Count == 0
            ? Output.Create(Write(zone, alarms, new Queue<string>()))
            : Output.All(dimensions).Apply(values => Write(zone, alarms, new Queue<string>(values)));
    }

    private static string Write(ZoneIdentity zone, IReadOnlyList<AlarmDeclaration> alarms, Queue<string> dimensions)
    {
        var graphs = alarms.Select(alarm => (alarm.Area, Graph: Graph(zone, alarm, dimensions))).ToList();
        var widgets = new JsonArray();
        var top = 0;
        foreach (var some in alarms.Chunk(MaxAlarmsInWidget))
        {
            widgets.Add(Place(States(zone, some), 0, top, Width, GraphHeight));
            top += GraphHeight;
        }

        foreach (var area in graphs.GroupBy(graph => graph.Area).OrderBy(area => area.Key, StringComparer.Ordinal))
        {
            widgets.Add(Place(Heading(area.Key), 0, top, Width, HeadingHeight));
            top += HeadingHeight;
            var place = 0;
            foreach (var (_, graph) in area)
            {
                widgets.Add(Place(
                    graph, place % Columns * (Width / Columns), top + (place / Columns * GraphHeight), Width / Columns, GraphHeight));
                place++;
            }

            top += (place + Columns - 1) / Columns * GraphHeight;
        }

        return new JsonObject { ["widgets"] = widgets }.ToJsonString();
    }

    private static JsonObject States(ZoneIdentity zone, IEnumerable<AlarmDeclaration> alarms) => new()
    {
        ["type"] = "alarm",
        ["properties"] = new JsonObject
        {
            ["title"] = $"Alarms of {zone.Name}",
            ["alarms"] = new JsonArray([.. alarms.Select(alarm => (JsonNode)ArnOf(zone, alarm))]),
        },
    };

    private static JsonObject Heading(string area) => new()
    {
        ["type"] = "text", ["properties"] = new JsonObject { ["markdown"] = $"## {area}" },
    };

    private static JsonObject Graph(ZoneIdentity zone, AlarmDeclaration alarm, Queue<string> dimensions)
    {
        var metric = new JsonArray(alarm.Namespace, alarm.Metric);
        foreach (var (dimension, _) in Ordered(alarm))
        {
            metric.Add(dimension);
            metric.Add(dimensions.Dequeue());
        }

        return new()
        {
            ["type"] = "metric",
            ["properties"] = new JsonObject
            {
                ["title"] = alarm.Name,
                ["region"] = zone.Region.Name,
                ["view"] = "timeSeries",
                ["stat"] = alarm.Statistic,
                ["period"] = alarm.PeriodSeconds,
                ["metrics"] = new JsonArray(metric),
                ["annotations"] = new JsonObject
                {
                    ["horizontal"] = new JsonArray(new JsonObject { ["label"] = "alarm", ["value"] = alarm.Threshold }),
                },
            },
        };
    }

    private static JsonObject Place(JsonObject widget, int x, int y, int width, int height)
    {
        widget["x"] = x;
        widget["y"] = y;
        widget["width"] = width;
        widget["height"] = height;
        return widget;
    }

    private static string ArnOf(ZoneIdentity zone, AlarmDeclaration alarm) =>
        $"arn:{zone.Partition}:cloudwatch:{zone.Region.Name}:{zone.AccountId}:alarm:{zone.NameOf(alarm.Name, 255)}";

    /// <summary>The dimensions in an order that does not change.</summary>
    private static IEnumerable<KeyValuePair<string, Input<string>>> Ordered(AlarmDeclaration alarm) =>
        alarm.Dimensions.OrderBy(dimension => dimension.Key, StringComparer.Ordinal);
}
