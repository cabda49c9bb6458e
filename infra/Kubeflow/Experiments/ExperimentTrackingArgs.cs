using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Kubeflow;

/// <summary>What <see cref="ExperimentTracking"/> is made from.</summary>
public sealed class ExperimentTrackingArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The team's name.</summary>
    public required string Team { get; init; }

    /// <summary>The team's namespace.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>The host name that people open.</summary>
    public required string Host { get; init; }

    /// <summary>The address, digest included, of an image with TensorBoard.</summary>
    public required string Image { get; init; }

    /// <summary>The claim of the team's shared area; null where there is none, and TensorBoard reads the team's place in the bucket.</summary>
    public Input<string>? SharedClaim { get; init; }

    /// <summary>The bucket with the team's place.</summary>
    public required TeamData Home { get; init; }

    /// <summary>The ARN of the bucket's KMS key.</summary>
    public required Input<string> StorageKeyArn { get; init; }

    /// <summary>The ARN of the permission boundary of the zone's roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The size of an MLflow tracking server of SageMaker for the team; null for none. Default: null.</summary>
    public MlflowSize? Mlflow { get; init; }
}
