using System.Text.Json;
using LandingZone.Analytics;
using LandingZone.Engine;
using LandingZone.Engine.Plans;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Harness;
using static LandingZone.Infra.Tests.Analytics.AnalyticsSample;

namespace LandingZone.Infra.Tests.Analytics;

public sealed class TrainingPipelineTests
{
    [Fact]
    public async Task The_definition_goes_from_data_to_a_registered_version()
    {
        var definition = await DefinitionOf(Training());

        Assert.Equal("2020-12-01", definition.GetProperty("Version").GetString());
        Assert.Equal(
            """[{"Name":"Data","Type":"String","DefaultValue":"s3://approved-data/crimes"},{"Name":"Threshold","Type":"Float","DefaultValue":0.7}]""",
            definition.GetProperty("Parameters").GetRawText());
        Assert.Equal(["Train Training", "Evaluate Processing", "Decide Condition"], Steps(definition));
        var decide = Arguments(definition, "Decide");
        Assert.Equal(
            """[{"Type":"GreaterThanOrEqualTo","LeftValue":{"Std:JsonGet":{"PropertyFile":{"Get":"Steps.Evaluate.PropertyFiles.Report"},"Path":"metrics.accuracy.value"}},"RightValue":{"Get":"Parameters.Threshold"}}]""",
            decide.GetProperty("Conditions").GetRawText());
        Assert.Equal(["Register RegisterModel"], Steps(decide, "IfSteps"));
        Assert.Equal(["Reject Fail"], Steps(decide, "ElseSteps"));
    }

    [Fact]
    public async Task A_training_job_is_isolated_encrypted_and_in_the_zones_network()
    {
        var train = Arguments(await DefinitionOf(Training()), "Train");

        Assert.True(train.GetProperty("EnableNetworkIsolation").GetBoolean());
        Assert.Equal("""["subnet-a","subnet-b"]""", train.GetProperty("VpcConfig").GetProperty("Subnets").GetRawText());
        Assert.Equal("""["id-of-crimes-jobs"]""", train.GetProperty("VpcConfig").GetProperty("SecurityGroupIds").GetRawText());
        Assert.Equal(StorageKey, train.GetProperty("OutputDataConfig").GetProperty("KmsKeyId").GetString());
        Assert.Equal(VolumeKey, train.GetProperty("ResourceConfig").GetProperty("VolumeKmsKeyId").GetString());
        Assert.Equal(Image.UriIn(Zone), train.GetProperty("AlgorithmSpecification").GetProperty("TrainingImage").GetString());
        Assert.Equal("""{"seed":"7"}""", train.GetProperty("HyperParameters").GetRawText());
        Assert.Equal(
            """{"Std:Join":{"On":"/","Values":[{"Get":"Parameters.Data"},"training"]}}""",
            train.GetProperty("InputDataConfig")[0].GetProperty("DataSource").GetProperty("S3DataSource").GetProperty("S3Uri").GetRawText());
        Assert.Equal("""{"MaxRuntimeInSeconds":3600}""", train.GetProperty("StoppingCondition").GetRawText());
        Assert.False(train.TryGetProperty("CheckpointConfig", out _));
    }

    [Fact]
    public async Task A_type_with_disks_of_its_own_gets_no_volume_key()
    {
        var train = Arguments(await DefinitionOf(Training(training: Trained("ml.g5.2xlarge"))), "Train");

        Assert.False(train.GetProperty("ResourceConfig").TryGetProperty("VolumeKmsKeyId", out _));
    }

    [Fact]
    public async Task Spot_training_goes_on_from_checkpoints()
    {
        var train = Arguments(await DefinitionOf(Training(training: Trained(spot: true))), "Train");

        Assert.True(train.GetProperty("EnableManagedSpotTraining").GetBoolean());
        Assert.Equal(7200, train.GetProperty("StoppingCondition").GetProperty("MaxWaitTimeInSeconds").GetInt32());
        Assert.Equal("/opt/ml/checkpoints", train.GetProperty("CheckpointConfig").GetProperty("LocalPath").GetString());
    }

    [Fact]
    public async Task A_search_takes_the_place_of_training_and_gives_its_best_model()
    {
        var definition = await DefinitionOf(Training(tuning: Tuned()));

        Assert.Equal(["Train Tuning", "Evaluate Processing", "Decide Condition"], Steps(definition));
        var tune = Arguments(definition, "Train");
        var config = tune.GetProperty("HyperParameterTuningJobConfig");
        Assert.Equal("""{"Type":"Maximize","MetricName":"validation:accuracy"}""", config.GetProperty("HyperParameterTuningJobObjective").GetRawText());
        Assert.Equal("""{"MaxNumberOfTrainingJobs":6,"MaxParallelTrainingJobs":2}""", config.GetProperty("ResourceLimits").GetRawText());
        Assert.Equal(
            """{"IntegerParameterRanges":[{"Name":"max_iter","MinValue":"20","MaxValue":"200","ScalingType":"Auto"}],"ContinuousParameterRanges":[{"Name":"learning_rate","MinValue":"0.01","MaxValue":"0.5","ScalingType":"Logarithmic"}],"CategoricalParameterRanges":[{"Name":"loss","Values":["log","exp"]}]}""",
            config.GetProperty("ParameterRanges").GetRawText());
        Assert.Equal("""{"seed":"7"}""", tune.GetProperty("TrainingJobDefinition").GetProperty("StaticHyperParameters").GetRawText());
        Assert.Contains(
            "Steps.Train.BestTrainingJob.TrainingJobName",
            Arguments(definition, "Evaluate").GetProperty("ProcessingInputs")[0].GetRawText(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prepared_data_is_what_the_model_learns_from()
    {
        var definition = await DefinitionOf(Training(preparation: new DataPreparation(["prepare"], Compute())));

        Assert.Equal(["Prepare Processing", "Train Training", "Evaluate Processing", "Decide Condition"], Steps(definition));
        Assert.Contains(
            "Steps.Prepare.ProcessingOutputConfig.Outputs[\\u0027training\\u0027].S3Output.S3Uri",
            Arguments(definition, "Train").GetProperty("InputDataConfig")[0].GetRawText(),
            StringComparison.Ordinal);
        Assert.True(Arguments(definition, "Prepare").GetProperty("NetworkConfig").GetProperty("EnableNetworkIsolation").GetBoolean());
    }

    [Fact]
    public async Task A_first_scoring_comes_before_the_registration()
    {
        var definition = await DefinitionOf(Training(firstScoring: new TransformPass(new BucketPrefix("approved-data", "holdout"), Transforms())));
        var then = Arguments(definition, "Decide").GetProperty("IfSteps");

        Assert.Equal(["MakeModel Model", "Score Transform", "Register RegisterModel"], Steps(Arguments(definition, "Decide"), "IfSteps"));
        Assert.Equal("""["Score"]""", then[2].GetProperty("DependsOn").GetRawText());
        Assert.Equal("""{"Get":"Steps.MakeModel.ModelName"}""", then[1].GetProperty("Arguments").GetProperty("ModelName").GetRawText());
        Assert.True(then[0].GetProperty("Arguments").GetProperty("EnableNetworkIsolation").GetBoolean());
    }

    [Fact]
    public async Task A_version_waits_for_approval_in_a_group_that_is_protected()
    {
        var register = Arguments(await DefinitionOf(Training()), "Decide").GetProperty("IfSteps")[0].GetProperty("Arguments");
        Assert.Equal("PendingManualApproval", register.GetProperty("ModelApprovalStatus").GetString());
        Assert.Equal("rnd-eu-west-1-crimes", register.GetProperty("ModelPackageGroupName").GetString());

        var plan = await Planned.OfAsync(RunMode.Simulate, () => _ = new TrainingPipeline("crimes", Training()));
        Assert.True(Assert.Single(plan.Resources, resource => resource.Type.EndsWith(":ModelPackageGroup", StringComparison.Ordinal)).Protect);

        var declaration = await Declare(Training(group: "central"));
        Assert.Empty(declaration.All("aws:sagemaker/modelPackageGroup:ModelPackageGroup"));
    }

    [Fact]
    public async Task A_preview_and_a_simulation_declare_the_same()
    {
        var args = Training(
            tuning: Tuned(), schedule: new JobSchedule("rate(1 day)"), runsOnNewData: true,
            preparation: new DataPreparation(["prepare"], Compute()));
        var preview = await Planned.OfAsync(RunMode.Preview, () => _ = new TrainingPipeline("crimes", args));
        var simulation = await Planned.OfAsync(RunMode.Simulate, () => _ = new TrainingPipeline("crimes", args));

        Assert.Empty(PlanComparison.SameResources(preview, simulation));
    }

    [Theory]
    [InlineData("crimes-jobs", "s3:GetObject", "arn:aws:s3:::approved-data/crimes/a.csv", true)]
    [InlineData("crimes-jobs", "s3:GetObject", "arn:aws:s3:::approved-data/other/a.csv", false)]
    [InlineData("crimes-jobs", "s3:PutObject", "arn:aws:s3:::models/models/crimes/runs/1/model", true)]
    [InlineData("crimes-jobs", "s3:PutObject", "arn:aws:s3:::models/models/other/runs/1/model", false)]
    [InlineData("crimes-jobs", "s3:PutObject", "arn:aws:s3:::approved-data/crimes/a.csv", false)]
    [InlineData("crimes-jobs", "s3:DeleteObject", "arn:aws:s3:::models/models/crimes/runs/1/model", false)]
    [InlineData("crimes-jobs", "sagemaker:CreateTrainingJob", "arn:aws:sagemaker:eu-west-1:222222222222:training-job/pipelines-1", false)]
    [InlineData("crimes-jobs", "iam:PassRole", "arn:of:crimes-jobs", false)]
    [InlineData("crimes-pipeline", "sagemaker:CreateTrainingJob", "arn:aws:sagemaker:eu-west-1:222222222222:training-job/pipelines-1", true)]
    [InlineData("crimes-pipeline", "sagemaker:CreateTrainingJob", "arn:aws:sagemaker:eu-west-1:222222222222:training-job/mine", false)]
    [InlineData("crimes-pipeline", "sagemaker:CreateHyperParameterTuningJob", "arn:aws:sagemaker:eu-west-1:222222222222:hyper-parameter-tuning-job/x", false)]
    [InlineData("crimes-pipeline", "sagemaker:CreateModelPackage", "arn:aws:sagemaker:eu-west-1:222222222222:model-package/rnd-eu-west-1-crimes/1", true)]
    [InlineData("crimes-pipeline", "sagemaker:CreateModelPackage", "arn:aws:sagemaker:eu-west-1:222222222222:model-package/rnd-eu-west-1-other/1", false)]
    [InlineData("crimes-pipeline", "sagemaker:UpdateModelPackage", "arn:aws:sagemaker:eu-west-1:222222222222:model-package/rnd-eu-west-1-crimes/1", false)]
    [InlineData("crimes-pipeline", "s3:GetObject", "arn:aws:s3:::approved-data/crimes/a.csv", false)]
    [InlineData("crimes-pipeline", "iam:PassRole", "arn:of:crimes-jobs", true)]
    [InlineData("crimes-pipeline", "iam:PassRole", "arn:aws:iam::222222222222:role/other", false)]
    [InlineData("crimes-start-by-schedule", "sagemaker:StartPipelineExecution", "arn:of:crimes", true)]
    [InlineData("crimes-start-by-schedule", "sagemaker:StartPipelineExecution", "arn:aws:sagemaker:eu-west-1:222222222222:pipeline/other", false)]
    public async Task Who_may_do_what(string role, string action, string resource, bool expected) =>
        Assert.Equal(expected, RoleRights.Of(await Declare(Training(schedule: new JobSchedule("rate(1 day)"))), role).May(action, resource));

    [Fact]
    public async Task The_pipeline_starts_isolated_jobs_with_the_zones_keys_only()
    {
        var start = RoleRights.Of(await Declare(Training()), "crimes-pipeline")["StartJobs"];

        Assert.Equal(
            [
                $"ArnEquals sagemaker:OutputKmsKey {StorageKey}",
                "Bool sagemaker:NetworkIsolation true",
                "ForAllValues:StringEquals sagemaker:VpcSecurityGroupIds id-of-crimes-jobs",
                "ForAllValues:StringEquals sagemaker:VpcSubnets subnet-a,subnet-b",
                "Null sagemaker:VpcSubnets false",
            ],
            start.Conditions());
    }

    [Fact]
    public async Task It_runs_at_set_times_and_when_data_has_arrived_only_where_that_is_asked_for()
    {
        var never = await Declare(Training());
        Assert.Empty(never.All("aws:scheduler/schedule:Schedule"));
        Assert.Empty(never.All("aws:cloudwatch/eventRule:EventRule"));

        var both = await Declare(Training(schedule: new JobSchedule("cron(0 2 ? * MON *)", "Europe/Rome"), runsOnNewData: true));
        var schedule = both.One("aws:scheduler/schedule:Schedule");
        Assert.Equal("cron(0 2 ? * MON *)", schedule.Text("scheduleExpression"));
        Assert.Equal("Europe/Rome", schedule.Text("scheduleExpressionTimezone"));
        Assert.Equal(
            """{"source":["aws.s3"],"detail-type":["Object Created"],"detail":{"bucket":{"name":["approved-data"]},"object":{"key":["crimes/_SUCCESS"]}}}""",
            both.One("aws:cloudwatch/eventRule:EventRule").Text("eventPattern"));
        Assert.Equal(
            ["ArnLike aws:SourceArn arn:aws:scheduler:eu-west-1:222222222222:schedule-group/rnd-eu-west-1-crimes", "StringEquals aws:SourceAccount 222222222222"],
            both.One("aws:iam/role:Role", "crimes-start-by-schedule").Json("assumeRolePolicy").Statements()["TrustService"].Conditions());
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once()
    {
        var problem = await Declaration.ProblemOfAsync(() => _ = new TrainingPipeline("crimes", Training(
            model: "Crimes",
            data: "/crimes",
            training: Trained("ml.t3.medium"),
            tuning: Tuned(metric: "loss", parallel: 11) with { Ranges = [HyperparameterRange.Whole("seed", 1, 9)] },
            evaluation: Evaluated(instances: 2),
            served: new ModelInterface("text/csv", SageMakerInstanceType.Parse("ml.p4de.24xlarge"), SageMakerInstanceType.Parse("ml.t3.medium")),
            schedule: new JobSchedule("every day"))));

        Assert.Contains(
            string.Join('\n',
                "TrainingPipeline 'crimes' cannot be made:",
                "- Model is 'Crimes'; use up to 32 lower-case letters, digits and single hyphens, and begin with a letter.",
                "- Data is in the folder '/crimes'; use letters, digits, '-', '_', '.' and '=' with single slashes between them, and none at the beginning or end.",
                "- Tuning looks at the metric 'loss', which Training does not have; name one of validation:accuracy.",
                "- Tuning.MaxParallelJobs is 11; it must be 1 to 10, and not more than MaxJobs.",
                "- Tuning tries 'seed', which Training sets; leave it out of one of the two.",
                "- Evaluation runs on several instances; it writes one report, give it one instance.",
                "- Interface: SageMaker has no ml.t3.medium for transform; infra/Facts/sagemaker-instance-types.json lists the types.",
                "- Schedule is 'every day'; write cron(…) with six fields, or rate(…) with a number and minutes, hours or days."),
            problem,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 5, false, "The hyper-parameter 'depth' goes from 5 to 5; the first must be the smaller.")]
    [InlineData(0, 5, true, "The hyper-parameter 'depth' begins at 0; a logarithmic range begins above 0.")]
    public void A_range_that_is_none_is_refused(int least, int most, bool logarithmic, string message) => Assert.Equal(
        message, Assert.Throws<ArgumentException>(() => HyperparameterRange.Whole("depth", least, most, logarithmic)).Message);

    [Fact]
    public async Task Everything_carries_the_zones_tags_and_the_boundary()
    {
        var declaration = await Declare(Training(schedule: new JobSchedule("rate(1 day)"), runsOnNewData: true));

        Assert.All(declaration.All("aws:iam/role:Role"), role => Assert.Equal(Boundary, role.Text("permissionsBoundary")));
        Samples.AssertTagged(declaration.One("aws:sagemaker/pipeline:Pipeline"), Zone);
    }

    private static Task<Declaration> Declare(TrainingPipelineArgs args) =>
        Declaration.OfAsync(() => _ = new TrainingPipeline("crimes", args));

    private static async Task<JsonElement> DefinitionOf(TrainingPipelineArgs args) =>
        (await Declare(args)).One("aws:sagemaker/pipeline:Pipeline").Json("pipelineDefinition");

    private static string[] Steps(JsonElement definition, string property = "Steps") =>
    [
        .. definition.GetProperty(property).EnumerateArray()
            .Select(step => $"{step.GetProperty("Name").GetString()} {step.GetProperty("Type").GetString()}"),
    ];

    private static JsonElement Arguments(JsonElement definition, string step) => definition.GetProperty("Steps").EnumerateArray()
        .Single(candidate => candidate.GetProperty("Name").GetString() == step).GetProperty("Arguments");
}
