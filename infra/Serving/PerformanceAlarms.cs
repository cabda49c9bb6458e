using LandingZone.Observability;
using Pulumi;

namespace LandingZone.Serving;

/// <summary>The alarms on the measurements of a version. What a live version does wrong is urgent; one in stealth can wait for the morning.</summary>
internal static class PerformanceAlarms
{
    /// <summary>The alarms of one version.</summary>
    public static IEnumerable<AlarmDeclaration> Of(MeasuredModel model, ModelVersion version, int everyHours)
    {
        var limits = model.Limits;
        yield return Alarm("errors", "ErrorRate", AlarmComparison.Above, limits.MaxErrorRate, "fails too often");
        yield return Alarm("slow", "LatencyP99", AlarmComparison.Above, limits.MaxLatencyP99, "answers too slowly");
        yield return Alarm("wrong", "Accuracy", AlarmComparison.Below, limits.MinAccuracy, "is wrong too often");
        yield return Alarm("drift", "Drift", AlarmComparison.Above, limits.MaxDrift, "is not as sure as it was in the days before");

        // A version that is not measured for half a day is no version that does well.
        yield return Alarm("unmeasured", "Requests", AlarmComparison.Below, 0, "is not measured any more") with
        {
            PeriodSeconds = Math.Max(43_200, everyHours * 7200),
            MissingData = MissingData.Rings,
        };

        AlarmDeclaration Alarm(string what, string metric, AlarmComparison comparison, double threshold, string fault) => new()
        {
            Name = $"model-{model.Name}-{version.Name}-{what}",
            Description = $"Version {version.Name} of the model {model.Name}, {version.Mode.Word}, {fault} (metric {metric}, measured from "
                + "the ML data store). Compare it with the other versions; give its weight to one that does well.",
            Severity = version.Mode is ServingMode.Live ? AlarmSeverity.Urgent : AlarmSeverity.Notice,
            Area = "Models",
            Namespace = PerformanceWorkflow.MetricNamespace,
            Metric = metric,
            Dimensions = new Dictionary<string, Input<string>>
            {
                ["Model"] = model.Name.Text, ["Version"] = version.Name.Text, ["Mode"] = version.Mode.Word,
            },
            Statistic = metric == "Requests" ? "Maximum" : "Average",
            Comparison = comparison,
            Threshold = threshold,
            PeriodSeconds = everyHours * 3600,
        };
    }
}
