using LandingZone.Registry;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>What a <see cref="TrainingPipeline"/> is made from.</summary>
public sealed class TrainingPipelineArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The model's name, "crimes": lower-case letters, digits and single hyphens, 32 characters at most.</summary>
    public required string Model { get; init; }

    /// <summary>The image that prepares, trains, evaluates and serves, by digest.</summary>
    public required PinnedImage Image { get; init; }

    /// <summary>Where the jobs run.</summary>
    public required JobNetwork Network { get; init; }

    /// <summary>The ARN of the permission boundary of its roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The ARN of the key of the buckets.</summary>
    public required Input<string> StorageKeyArn { get; init; }

    /// <summary>The ARN of the key of the jobs' volumes.</summary>
    public required Input<string> VolumeKeyArn { get; init; }

    /// <summary>
    /// The folder with the data. Without <see cref="Preparation"/> the model learns from its folder "training" and is judged by "validation".
    /// </summary>
    public required BucketPrefix Data { get; init; }

    /// <summary>The folder that gets models, reports and what lies between, of each run in a folder of its own.</summary>
    public required BucketPrefix Output { get; init; }

    /// <summary>The job that makes the data ready; null where it is. Default: null.</summary>
    public DataPreparation? Preparation { get; init; }

    /// <summary>How the model is trained.</summary>
    public required ModelTraining Training { get; init; }

    /// <summary>The search for the best hyper-parameters; null to train once. Default: null.</summary>
    public HyperparameterTuning? Tuning { get; init; }

    /// <summary>How the model is judged.</summary>
    public required ModelEvaluation Evaluation { get; init; }

    /// <summary>Where and how the model can be served.</summary>
    public required ModelInterface Interface { get; init; }

    /// <summary>A first scoring with a model that passed; null for none. Default: null.</summary>
    public TransformPass? FirstScoring { get; init; }

    /// <summary>The model package group that gets the versions; null to make one for the model. Default: null.</summary>
    public Input<string>? ModelPackageGroupName { get; init; }

    /// <summary>When it runs by itself; null for never. Default: null.</summary>
    public JobSchedule? Schedule { get; init; }

    /// <summary>
    /// Whether it runs when the file "_SUCCESS" is written into the data folder. The bucket must send its events to EventBridge.
    /// Default: false.
    /// </summary>
    public bool RunsOnNewData { get; init; }
}
