using LandingZone.Analytics;
using LandingZone.Cluster;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Registry;
using LandingZone.Zones;

namespace LandingZone.Infra.Tests.Analytics;

/// <summary>What the components of SageMaker are tried with.</summary>
internal static class AnalyticsSample
{
    public const string StorageKey = "arn:aws:kms:eu-west-1:222222222222:key/storage";
    public const string VolumeKey = "arn:aws:kms:eu-west-1:222222222222:key/ml";
    public const string MessageKey = "arn:aws:kms:eu-west-1:222222222222:key/messages";
    public const string LogKey = "arn:aws:kms:eu-west-1:222222222222:key/logs";
    public const string Boundary = "arn:aws:iam::222222222222:policy/boundary";

    public static ZoneIdentity Zone => Samples.Rnd;

    public static PinnedImage Image { get; } = PinnedImage.Parse("training/crimes@sha256:" + new string('a', 64));

    public static JobNetwork Network { get; } = new()
    {
        VpcId = "vpc-1",
        SubnetIds = ["subnet-a", "subnet-b"],
        EndpointSecurityGroupId = "sg-endpoints",
        PrefixLists = [new GatewayPrefixList("s3", "pl-s3")],
    };

    public static JobCompute Compute(string type = "ml.m5.xlarge") => new() { InstanceType = SageMakerInstanceType.Parse(type) };

    public static TransformCompute Transforms(string type = "ml.m5.xlarge") => new() { InstanceType = SageMakerInstanceType.Parse(type) };

    public static TrainingPipelineArgs Training(
        string model = "crimes",
        ModelTraining? training = null,
        HyperparameterTuning? tuning = null,
        ModelEvaluation? evaluation = null,
        DataPreparation? preparation = null,
        TransformPass? firstScoring = null,
        ModelInterface? served = null,
        string data = "crimes",
        JobSchedule? schedule = null,
        bool runsOnNewData = false,
        string? group = null) => new()
        {
            Zone = Zone,
            Model = model,
            Image = Image,
            Network = Network,
            PermissionBoundaryArn = Boundary,
            StorageKeyArn = StorageKey,
            VolumeKeyArn = VolumeKey,
            Data = new BucketPrefix("approved-data", data),
            Output = new BucketPrefix("models", "models/crimes"),
            Preparation = preparation,
            Training = training ?? Trained(),
            Tuning = tuning,
            Evaluation = evaluation ?? Evaluated(),
            Interface = served ?? new ModelInterface(
                "text/csv", SageMakerInstanceType.Parse("ml.c5.xlarge"), SageMakerInstanceType.Parse("ml.m5.xlarge")),
            FirstScoring = firstScoring,
            ModelPackageGroupName = group is null ? null : (Pulumi.Input<string>)group,
            Schedule = schedule,
            RunsOnNewData = runsOnNewData,
        };

    public static ModelTraining Trained(string type = "ml.m5.xlarge", bool spot = false) => new()
    {
        Compute = Compute(type),
        Hyperparameters = Pairs(("seed", "7")),
        Metrics = [new TrainingMetric("validation:accuracy", "validation:accuracy=([0-9.]+);")],
        UseSpot = spot,
    };

    public static ModelEvaluation Evaluated(int instances = 1) => new()
    {
        EntryPoint = ["python3", "-m", "crimes.evaluate"],
        Compute = Compute() with { InstanceCount = instances },
        Metric = "metrics.accuracy.value",
        Goal = MetricGoal.AtLeast,
        Threshold = 0.7,
    };

    public static HyperparameterTuning Tuned(string metric = "validation:accuracy", int parallel = 2) => new()
    {
        Metric = metric,
        Goal = MetricGoal.AtLeast,
        MaxJobs = 6,
        MaxParallelJobs = parallel,
        Ranges =
        [
            HyperparameterRange.Continuous("learning_rate", 0.01, 0.5, logarithmic: true),
            HyperparameterRange.Whole("max_iter", 20, 200),
            HyperparameterRange.OneOf("loss", "log", "exp"),
        ],
    };

    public static System.Collections.Immutable.ImmutableDictionary<string, string> Pairs(params (string Key, string Value)[] pairs) =>
        System.Collections.Immutable.ImmutableDictionary.CreateRange(pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));
}
