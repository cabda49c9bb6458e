using System.Collections.Immutable;
using LandingZone.Analytics;
using LandingZone.Registry;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a model that is trained on SageMaker.</summary>
public sealed record TrainedModelSettings
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The image.</summary>
    public required PinnedImage Image { get; init; }

    /// <summary>The folder with the data.</summary>
    public required FolderSettings Data { get; init; }

    /// <summary>The folder for models and reports.</summary>
    public required FolderSettings Output { get; init; }

    /// <summary>The job that makes the data ready; null where it is.</summary>
    public required DataPreparation? Preparation { get; init; }

    /// <summary>How it is trained.</summary>
    public required ModelTraining Training { get; init; }

    /// <summary>The search for the best hyper-parameters; null to train once.</summary>
    public required HyperparameterTuning? Tuning { get; init; }

    /// <summary>How it is judged.</summary>
    public required ModelEvaluation Evaluation { get; init; }

    /// <summary>Where and how it can be served.</summary>
    public required ModelInterface Interface { get; init; }

    /// <summary>The folder of a first scoring, and what that runs on; null for none.</summary>
    public required FirstScoringSettings? FirstScoring { get; init; }

    /// <summary>When it runs by itself; null for never.</summary>
    public required JobSchedule? Schedule { get; init; }

    /// <summary>Whether it runs when new data is there.</summary>
    public required bool RunsOnNewData { get; init; }

    internal static SettingKind<TrainedModelSettings> Kind { get; } = SettingKinds.Record(fields => new TrainedModelSettings
    {
        Name = fields.Required("name", SettingKinds.Text, "Its name: up to 32 lower-case letters, digits and hyphens."),
        Image = fields.Required("image", JobKinds.Image, "The image that trains, evaluates and serves: 'training/crimes@sha256:…'."),
        Data = fields.Required("data", FolderSettings.Kind, "The folder with the data: 'approved-data/crimes'."),
        Output = fields.Required("output", FolderSettings.Kind, "The folder that gets models and reports: 'models/models/crimes'."),
        Preparation = fields.OptionalReference("preparation", Preparing, "The job that makes the data ready. Default: none."),
        Training = fields.Required("training", TrainingKind, "How it is trained."),
        Tuning = fields.OptionalReference("tuning", TuningKind.Kind, "The search for the best hyper-parameters. Default: train once."),
        Evaluation = fields.Required("evaluation", Evaluating, "How it is judged."),
        Interface = fields.Required("interface", Serving, "Where and how it can be served."),
        FirstScoring = fields.OptionalReference(
            "firstScoring", FirstScoringSettings.Kind, "A first scoring with a model that passed, before its approval. Default: none."),
        Schedule = fields.OptionalReference("schedule", JobKinds.Schedule, "When it runs by itself. Default: never."),
        RunsOnNewData = fields.Optional(
            "runsOnNewData", SettingKinds.Boolean, false,
            "Whether it runs when '_SUCCESS' is written into the data folder; the bucket must have sendsEvents. Default: false."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node, reading, () => TrainingPipeline.Check(settings.Name, settings.ToArgs(JobSurroundings.Trial(reading.TrialZone)))));

    /// <summary>The folders that it names.</summary>
    internal IEnumerable<FolderSettings> Folders => FirstScoring is { } scoring ? [Data, Output, scoring.Input] : [Data, Output];

    /// <summary>The arguments of the pipeline.</summary>
    /// <param name="around">The zone.</param>
    /// <param name="group">The group of the registry that gets the versions; null where the registry does not have the model.</param>
    internal TrainingPipelineArgs ToArgs(JobSurroundings around, string? group = null) => new()
    {
        ModelPackageGroupName = group is null ? null : (Input<string>)group,
        Zone = around.Zone,
        Model = Name,
        Image = Image,
        Network = around.Network,
        PermissionBoundaryArn = around.Boundary,
        StorageKeyArn = around.StorageKey,
        VolumeKeyArn = around.MachineLearningKey,
        Data = Data.In(around.BucketName),
        Output = Output.In(around.BucketName),
        Preparation = Preparation,
        Training = Training,
        Tuning = Tuning,
        Evaluation = Evaluation,
        Interface = Interface,
        FirstScoring = FirstScoring is { } scoring ? new TransformPass(scoring.Input.In(around.BucketName), scoring.Compute) : null,
        Schedule = Schedule,
        RunsOnNewData = RunsOnNewData,
    };

    private static SettingKind<IReadOnlyList<string>> EntryPoint => SettingKinds.ListOf(SettingKinds.Text, least: 1);

    private static SettingKind<DataPreparation> Preparing => SettingKinds.Record(fields => new DataPreparation(
        fields.Required("entryPoint", EntryPoint, "What the image starts for it."),
        fields.Required("compute", JobKinds.Compute, "What it runs on.")));

    private static SettingKind<ModelTraining> TrainingKind => SettingKinds.Record(fields => new ModelTraining
    {
        Compute = fields.Required("compute", JobKinds.Compute, "What a training job runs on."),
        Hyperparameters = fields.Optional(
            "hyperparameters",
            SettingKinds.MapOf(SettingKinds.Text).Select(values => values.ToImmutableDictionary(StringComparer.Ordinal)),
            ImmutableDictionary<string, string>.Empty,
            "The hyper-parameters that are set, as texts. Default: none."),
        Metrics = fields.OptionalList("metrics", Metric, "The numbers that training writes to its log. Default: none."),
        UseSpot = fields.Optional(
            "useSpot", SettingKinds.Boolean, false, "Whether training runs on spare capacity and goes on from checkpoints. Default: false."),
    });

    private static SettingKind<TrainingMetric> Metric => SettingKinds.Record(fields => new TrainingMetric(
        fields.Required("name", SettingKinds.Text, "Its name: 'validation:accuracy'."),
        fields.Required("pattern", SettingKinds.Text, "A regular expression whose first group is the number.")));

    private static SettingKind<ModelEvaluation> Evaluating => SettingKinds.Record(fields => new ModelEvaluation
    {
        EntryPoint = fields.Required("entryPoint", EntryPoint, "What the image starts for it."),
        Compute = fields.Required("compute", JobKinds.Compute, "What it runs on."),
        Metric = fields.Required("metric", SettingKinds.Text, "Where in evaluation.json the deciding number is: 'metrics.accuracy.value'."),
        Goal = fields.Required("goal", JobKinds.Goal, "Whether the number must be at least or at most the threshold."),
        Threshold = fields.Required("threshold", NumberKind.Number, "The number that is good enough."),
    });

    private static SettingKind<ModelInterface> Serving => SettingKinds.Record(fields => new ModelInterface(
        fields.Required("contentType", SettingKinds.Text, "The media type of requests and answers: 'text/csv'."),
        fields.Required("endpointType", JobKinds.InstanceType, "The instance type for endpoints: 'ml.c5.xlarge'."),
        fields.Required("transformType", JobKinds.InstanceType, "The instance type for batch transform: 'ml.m5.xlarge'.")));
}
