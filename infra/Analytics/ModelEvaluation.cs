namespace LandingZone.Analytics;

/// <summary>
/// A job that judges a model: it reads /opt/ml/processing/model and /opt/ml/processing/validation, and writes a report to
/// /opt/ml/processing/evaluation/evaluation.json. A model that misses the threshold is not registered.
/// </summary>
public sealed record ModelEvaluation
{
    /// <summary>What the model's image starts for it: one word or more.</summary>
    public required IReadOnlyList<string> EntryPoint { get; init; }

    /// <summary>What it runs on.</summary>
    public required JobCompute Compute { get; init; }

    /// <summary>Where in the report the number is that decides, "metrics.accuracy.value".</summary>
    public required string Metric { get; init; }

    /// <summary>Which way the number is good.</summary>
    public required MetricGoal Goal { get; init; }

    /// <summary>The number that is good enough, unless a run is started with another: the pipeline's parameter "Threshold".</summary>
    public required double Threshold { get; init; }
}
