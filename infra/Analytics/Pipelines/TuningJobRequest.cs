using System.Globalization;
using System.Text.Json.Nodes;

namespace LandingZone.Analytics.Pipelines;

/// <summary>A hyper-parameter tuning job (Amazon SageMaker API reference, CreateHyperParameterTuningJob).</summary>
internal static class TuningJobRequest
{
    /// <summary>The request.</summary>
    /// <param name="job">What its training jobs have in common.</param>
    /// <param name="tuning">What is tried, and how the best is found.</param>
    public static JsonObject ToJson(TrainingJobRequest job, HyperparameterTuning tuning)
    {
        var definition = job.WithoutHyperparameters();
        definition["StaticHyperParameters"] = job.Hyperparameters();
        return new JsonObject
        {
            ["HyperParameterTuningJobConfig"] = new JsonObject
            {
                ["Strategy"] = tuning.Strategy.ToString(),
                ["HyperParameterTuningJobObjective"] = new JsonObject
                {
                    ["Type"] = tuning.Goal == MetricGoal.AtLeast ? "Maximize" : "Minimize",
                    ["MetricName"] = tuning.Metric,
                },
                ["ResourceLimits"] = new JsonObject
                {
                    ["MaxNumberOfTrainingJobs"] = tuning.MaxJobs,
                    ["MaxParallelTrainingJobs"] = tuning.MaxParallelJobs,
                },
                ["ParameterRanges"] = Ranges(tuning.Ranges),

                // Hyperband stops jobs early by its own rule, and SageMaker refuses a second one.
                ["TrainingJobEarlyStoppingType"] = tuning.Strategy == TuningStrategy.Hyperband ? "Off" : "Auto",
            },
            ["TrainingJobDefinition"] = definition,
        };
    }

    private static JsonObject Ranges(IReadOnlyList<HyperparameterRange> ranges)
    {
        var (integer, continuous, categorical) = (new JsonArray(), new JsonArray(), new JsonArray());
        foreach (var range in ranges)
        {
            if (range.Values.Count > 0)
            {
                categorical.Add(new JsonObject
                {
                    ["Name"] = range.Name,
                    ["Values"] = new JsonArray([.. range.Values.Select(value => JsonValue.Create(value))]),
                });
            }
            else
            {
                (range.IsWhole ? integer : continuous).Add(new JsonObject
                {
                    ["Name"] = range.Name,
                    ["MinValue"] = range.Least.ToString("R", CultureInfo.InvariantCulture),
                    ["MaxValue"] = range.Most.ToString("R", CultureInfo.InvariantCulture),
                    ["ScalingType"] = range.IsLogarithmic ? "Logarithmic" : "Auto",
                });
            }
        }

        return new JsonObject
        {
            ["IntegerParameterRanges"] = integer,
            ["ContinuousParameterRanges"] = continuous,
            ["CategoricalParameterRanges"] = categorical,
        };
    }
}
