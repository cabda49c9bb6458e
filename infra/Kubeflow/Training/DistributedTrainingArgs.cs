using LandingZone.Zones;

namespace LandingZone.Kubeflow;

/// <summary>What <see cref="DistributedTraining"/> is made from.</summary>
public sealed class DistributedTrainingArgs
{
    /// <summary>The zone that the cluster belongs to.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The ways to train: one or more.</summary>
    public required IReadOnlyList<TrainingRuntime> Runtimes { get; init; }
}
