using System.Collections.Immutable;

namespace LandingZone.Analytics;

/// <summary>How a model is trained.</summary>
public sealed record ModelTraining
{
    /// <summary>What a training job runs on.</summary>
    public required JobCompute Compute { get; init; }

    /// <summary>The hyper-parameters that are set: SageMaker takes up to 100. Default: none.</summary>
    public ImmutableDictionary<string, string> Hyperparameters { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The numbers that training writes to its log: up to 40. Default: none.</summary>
    public IReadOnlyList<TrainingMetric> Metrics { get; init; } = [];

    /// <summary>
    /// Whether training runs on spare capacity, which is cheaper and can be taken away: the image must write checkpoints to
    /// /opt/ml/checkpoints and go on from them. Default: false.
    /// </summary>
    public bool UseSpot { get; init; }
}
