using System.Globalization;
using System.Text.Json.Nodes;

namespace LandingZone.Serving;

/// <summary>
/// The workflow of a measurement, in the Amazon States Language with JSONata: make the day's folders known, run the query, and turn its row
/// into metrics. No function runs, so there is no code to keep up to date.
/// </summary>
internal static class PerformanceWorkflow
{
    /// <summary>The namespace of the metrics.</summary>
    public const string MetricNamespace = "LandingZone/Models";

    /// <summary>The first states have to be done in this time, and the query as well: a partition is made in seconds.</summary>
    private const int QuerySeconds = 900;

    /// <summary>What the metrics measure; a metric that is not here is a number without a unit.</summary>
    private static readonly (string Metric, string Unit)[] Units =
    [
        ("Requests", "Count"), ("KnownOutcomes", "Count"), ("LatencyP50", "Milliseconds"), ("LatencyP99", "Milliseconds"),
    ];

    /// <summary>The definition.</summary>
    /// <param name="workgroup">The Athena workgroup's name.</param>
    /// <param name="database">The database's name.</param>
    /// <param name="windowDays">Over how many days a version is measured.</param>
    /// <param name="partition">The AWS partition.</param>
    public static string Definition(string workgroup, string database, int windowDays, string partition) => new JsonObject
    {
        ["Comment"] = "Measures one version of a model from the ML data store",
        ["QueryLanguage"] = "JSONata",
        ["StartAt"] = "Name",
        ["States"] = new JsonObject
        {
            ["Name"] = Name(windowDays),
            ["AddPredictionPartition"] = Query(PerformanceQuery.AddPredictionPartition, workgroup, database, partition, "AddOutcomePartition"),
            ["AddOutcomePartition"] = Query(PerformanceQuery.AddOutcomePartition, workgroup, database, partition, "Measure"),
            ["Measure"] = Query(PerformanceQuery.Measure, workgroup, database, partition, "Read"),
            ["Read"] = new JsonObject
            {
                ["Type"] = "Task",
                ["Resource"] = $"arn:{partition}:states:::athena:getQueryResults",
                ["Arguments"] = new JsonObject { ["QueryExecutionId"] = "{% $states.input.QueryExecution.QueryExecutionId %}" },
                ["Retry"] = Retry(),
                ["Next"] = "Publish",
            },
            ["Publish"] = Publish(partition),
        },
    }.ToJsonString(PlainText);

    /// <summary>Keeps whose measurement it is, and which days; the day is that of the start, also where the run passes midnight.</summary>
    private static JsonObject Name(int windowDays) => new()
    {
        ["Type"] = "Pass",
        ["Assign"] = new JsonObject
        {
            ["model"] = "{% $states.input.model %}",
            ["version"] = "{% $states.input.version %}",
            ["mode"] = "{% $states.input.mode %}",
            ["today"] = "{% $substring($states.context.Execution.StartTime, 0, 10) %}",
            ["from"] = string.Create(
                CultureInfo.InvariantCulture,
                $"{{% $substring($fromMillis($toMillis($states.context.Execution.StartTime) - {windowDays - 1} * 86400000), 0, 10) %}}"),
        },
        ["Next"] = "AddPredictionPartition",
    };

    private static JsonObject Query(string sql, string workgroup, string database, string partition, string next) => new()
    {
        ["Type"] = "Task",
        ["Resource"] = $"arn:{partition}:states:::athena:startQueryExecution.sync",
        ["TimeoutSeconds"] = QuerySeconds,
        ["Arguments"] = new JsonObject
        {
            ["QueryString"] = Text(sql),
            ["WorkGroup"] = workgroup,
            ["QueryExecutionContext"] = new JsonObject { ["Catalog"] = "AwsDataCatalog", ["Database"] = database },
        },
        ["Retry"] = Retry(),
        ["Next"] = next,
    };

    /// <summary>A JSONata expression that gives the SQL with the words put in.</summary>
    private static string Text(string sql)
    {
        var text = JsonValue.Create(sql.ReplaceLineEndings(" ")).ToJsonString(PlainText);
        return $"{{% {PerformanceQuery.Variables.Aggregate(text, (sofar, word) => sofar.Replace($"{{{word}}}", $"\" & ${word} & \"", StringComparison.Ordinal))} %}}";
    }

    /// <summary>
    /// The first row has the names, the second the values. A value that is missing, as accuracy is while no outcome is known, gives no metric.
    /// </summary>
    private static JsonObject Publish(string partition)
    {
        var units = string.Join(", ", Units.Select(unit => $"\"{unit.Metric.ToLowerInvariant()}\": \"{unit.Unit}\""));
        var names = string.Join(", ", MetricNames.Select(metric => $"\"{metric.ToLowerInvariant()}\": \"{metric}\""));
        return new JsonObject
        {
            ["Type"] = "Task",
            ["Resource"] = $"arn:{partition}:states:::aws-sdk:cloudwatch:putMetricData",
            ["Arguments"] = new JsonObject
            {
                ["Namespace"] = MetricNamespace,
                ["MetricData"] =
                    "{% ( $head := $states.input.ResultSet.Rows[0].Data.VarCharValue; $cells := $states.input.ResultSet.Rows[1].Data; "
                    + $"$names := {{ {names} }}; $units := {{ {units} }}; "
                    + "$dimensions := [ { \"Name\": \"Model\", \"Value\": $model }, { \"Name\": \"Version\", \"Value\": $version }, "
                    + "{ \"Name\": \"Mode\", \"Value\": $mode } ]; "
                    + "[ $map($head, function($column, $i) { $exists($cells[$i].VarCharValue) ? { "
                    + "\"MetricName\": $lookup($names, $lowercase($column)), \"Value\": $number($cells[$i].VarCharValue), "
                    + "\"Unit\": $exists($lookup($units, $lowercase($column))) ? $lookup($units, $lowercase($column)) : \"None\", "
                    + "\"Dimensions\": $dimensions } }) ] ) %}",
            },
            ["Retry"] = Retry(),
            ["End"] = true,
        };
    }

    /// <summary>The metrics that the query gives; Athena writes the names of columns in lower case.</summary>
    public static IReadOnlyList<string> MetricNames { get; } =
    [
        "Requests", "ErrorRate", "LatencyP50", "LatencyP99", "Confidence", "AgreementWithLive", "KnownOutcomes", "Accuracy", "BrierScore", "Drift",
    ];

    private static System.Text.Json.JsonSerializerOptions PlainText { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonArray Retry() => new(new JsonObject
    {
        ["ErrorEquals"] = new JsonArray("States.TaskFailed", "States.Timeout"),
        ["IntervalSeconds"] = 30,
        ["MaxAttempts"] = 2,
        ["BackoffRate"] = 2,
    });
}
