using System.Globalization;
using LandingZone.Cluster;

namespace LandingZone.Analytics;

/// <summary>
/// A search for the best hyper-parameters: many training jobs in the place of one, the best of which gives the model. A search is a job
/// and no resource, so it is a step of a <see cref="TrainingPipeline"/>.
/// </summary>
public sealed record HyperparameterTuning
{
    /// <summary>SageMaker searches 30 hyper-parameters at once (Amazon SageMaker AI developer guide, "Resource limits").</summary>
    private const int MaxRanges = 30;

    /// <summary>The training jobs of a Bayesian or Hyperband search (same page).</summary>
    private const int MaxAllJobs = 750;

    /// <summary>Training jobs at a time (same page).</summary>
    private const int MaxJobsAtOnce = 10;

    /// <summary>The metric that is made best: one of the training's own.</summary>
    public required string Metric { get; init; }

    /// <summary>Which way the metric is good.</summary>
    public required MetricGoal Goal { get; init; }

    /// <summary>What is tried: 1 to 30 hyper-parameters.</summary>
    public required IReadOnlyList<HyperparameterRange> Ranges { get; init; }

    /// <summary>How many training jobs there are in all: 1 to 750. Default: 20.</summary>
    public int MaxJobs { get; init; } = 20;

    /// <summary>How many training jobs run at a time: 1 to 10. Default: 4.</summary>
    public int MaxParallelJobs { get; init; } = 4;

    /// <summary>How the next values are chosen. Default: Bayesian.</summary>
    public TuningStrategy Strategy { get; init; } = TuningStrategy.Bayesian;

    internal void Check(ModelTraining training, ArgumentProblems problems)
    {
        problems.AddIf(
            training.Metrics.All(metric => metric.Name != Metric),
            $"Tuning looks at the metric '{Metric}', which Training does not have; name one of {Names(training)}.");
        problems.AddIf(
            Ranges.Count is 0 or > MaxRanges, Invariant($"Tuning has {Ranges.Count} ranges; SageMaker searches 1 to {MaxRanges}."));
        problems.AddIf(MaxJobs is < 1 or > MaxAllJobs, Invariant($"Tuning.MaxJobs is {MaxJobs}; it must be 1 to {MaxAllJobs}."));
        problems.AddIf(
            MaxParallelJobs < 1 || MaxParallelJobs > Math.Min(MaxJobsAtOnce, MaxJobs),
            Invariant($"Tuning.MaxParallelJobs is {MaxParallelJobs}; it must be 1 to {MaxJobsAtOnce}, and not more than MaxJobs."));
        foreach (var name in Ranges.Select(range => range.Name).Where(training.Hyperparameters.ContainsKey))
        {
            problems.Add($"Tuning tries '{name}', which Training sets; leave it out of one of the two.");
        }

        foreach (var name in Ranges.GroupBy(range => range.Name).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            problems.Add($"Tuning has two ranges for '{name}'; give one.");
        }
    }

    private static string Names(ModelTraining training) =>
        training.Metrics.Count == 0 ? "its metrics, and give it some" : string.Join(", ", training.Metrics.Select(metric => metric.Name));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
