using System.Text.Json;
using LandingZone.Analytics;
using LandingZone.Engine;
using LandingZone.Engine.Plans;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Registry;
using static LandingZone.Infra.Tests.Analytics.AnalyticsSample;

namespace LandingZone.Infra.Tests.Analytics;

public sealed class BatchScoringTests
{
    private const string Sagemaker = "arn:aws:sagemaker:eu-west-1:222222222222";

    [Fact]
    public async Task It_finds_the_newest_approved_version_scores_and_cleans_up()
    {
        var states = (await Declare()).One("aws:sfn/stateMachine:StateMachine").Json("definition").GetProperty("States");

        Assert.Equal(
            ["Name", "FindVersion", "HasVersion", "MakeModel", "Score", "Clean", "CleanAfterFailure", "Failed", "NoVersion"],
            states.EnumerateObject().Select(state => state.Name));
        var find = states.GetProperty("FindVersion").GetProperty("Parameters");
        Assert.Equal("the-group", find.GetProperty("ModelPackageGroupName").GetString());
        Assert.Equal("Approved", find.GetProperty("ModelApprovalStatus").GetString());
        Assert.Equal("Descending", find.GetProperty("SortOrder").GetString());
        Assert.True(states.GetProperty("MakeModel").GetProperty("Parameters").GetProperty("EnableNetworkIsolation").GetBoolean());
        Assert.Equal("arn:aws:states:::sagemaker:createTransformJob.sync", states.GetProperty("Score").GetProperty("Resource").GetString());
        Assert.Equal("CleanAfterFailure", states.GetProperty("Score").GetProperty("Catch")[0].GetProperty("Next").GetString());
        Assert.False(states.GetProperty("Score").TryGetProperty("Retry", out _));
    }

    [Fact]
    public async Task Results_go_into_a_folder_of_each_run_with_the_buckets_key()
    {
        var job = (await Declare()).One("aws:sfn/stateMachine:StateMachine").Json("definition").GetProperty("States").GetProperty("Score")
            .GetProperty("Parameters");

        Assert.Equal(
            "States.Format('s3://scratch/scores/crimes/{}', $.name)",
            job.GetProperty("TransformOutput").GetProperty("S3OutputPath.$").GetString());
        Assert.Equal(StorageKey, job.GetProperty("TransformOutput").GetProperty("KmsKeyId").GetString());
        Assert.Equal(VolumeKey, job.GetProperty("TransformResources").GetProperty("VolumeKmsKeyId").GetString());
        Assert.Equal("s3://approved-data/crimes/open",
            job.GetProperty("TransformInput").GetProperty("DataSource").GetProperty("S3DataSource").GetProperty("S3Uri").GetString());
    }

    [Fact]
    public async Task Its_workflow_is_logged_without_data_and_encrypted()
    {
        var machine = (await Declare()).One("aws:sfn/stateMachine:StateMachine");

        Assert.Equal("ALL", machine.Map("loggingConfiguration")["level"]);
        Assert.Equal(false, machine.Map("loggingConfiguration")["includeExecutionData"]);
        Assert.Equal(MessageKey, machine.Map("encryptionConfiguration")["kmsKeyId"]);
    }

    [Theory]
    [InlineData("score-jobs", "s3:GetObject", "arn:aws:s3:::models/models/crimes/runs/1/model.tar.gz", true)]
    [InlineData("score-jobs", "s3:GetObject", "arn:aws:s3:::approved-data/crimes/open/a.csv", true)]
    [InlineData("score-jobs", "s3:GetObject", "arn:aws:s3:::approved-data/crimes/training/a.csv", false)]
    [InlineData("score-jobs", "s3:PutObject", "arn:aws:s3:::scratch/scores/crimes/run/a.csv.out", true)]
    [InlineData("score-jobs", "s3:PutObject", "arn:aws:s3:::models/models/crimes/x", false)]
    [InlineData("score-jobs", "sagemaker:CreateTransformJob", Sagemaker + ":transform-job/crimes-nightly-1", false)]
    [InlineData("score", "sagemaker:CreateTransformJob", Sagemaker + ":transform-job/crimes-nightly-1", true)]
    [InlineData("score", "sagemaker:CreateTransformJob", Sagemaker + ":transform-job/other-1", false)]
    [InlineData("score", "sagemaker:DeleteModel", Sagemaker + ":model/crimes-nightly-1", true)]
    [InlineData("score", "sagemaker:DeleteModel", Sagemaker + ":model/other", false)]
    [InlineData("score", "s3:GetObject", "arn:aws:s3:::approved-data/crimes/open/a.csv", false)]
    [InlineData("score", "iam:PassRole", "arn:of:score-jobs", true)]
    [InlineData("score", "iam:PassRole", "arn:aws:iam::222222222222:role/other", false)]
    [InlineData("score-start-by-schedule", "states:StartExecution", "arn:of:score", true)]
    [InlineData("score-start-by-schedule", "states:StartExecution", "arn:aws:states:eu-west-1:222222222222:stateMachine:other", false)]
    public async Task Who_may_do_what(string role, string action, string resource, bool expected) =>
        Assert.Equal(expected, RoleRights.Of(await Declare(), role).May(action, resource));

    [Fact]
    public async Task A_preview_and_a_simulation_declare_the_same()
    {
        var preview = await Planned.OfAsync(RunMode.Preview, () => _ = new BatchScoring("score", Args()));
        var simulation = await Planned.OfAsync(RunMode.Simulate, () => _ = new BatchScoring("score", Args()));

        Assert.Empty(PlanComparison.SameResources(preview, simulation));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Contains(
        string.Join('\n',
            "BatchScoring 'score' cannot be made:",
            "- Scoring is 'crimes-every-night-of-the-year'; use up to 24 lower-case letters, digits and single hyphens, and begin with a letter.",
            "- Compute: SageMaker has no ml.t3.medium for transform; infra/Facts/sagemaker-instance-types.json lists the types.",
            "- MaxRuntimeMinutes is 7201; it must be 1 to 7200.",
            "- Schedule has the time zone 'Rome time'; write one of the IANA database, 'Europe/Rome' or 'UTC'."),
        await Declaration.ProblemOfAsync(() => _ = new BatchScoring("score", Args(
            "crimes-every-night-of-the-year", "ml.t3.medium", new JobSchedule("rate(1 day)", "Rome time"), minutes: 7201))),
        StringComparison.Ordinal);

    private static BatchScoringArgs Args(string scoring = "crimes-nightly", string type = "ml.m5.xlarge", JobSchedule? schedule = null, int minutes = 60) => new()
    {
        Zone = Zone,
        Scoring = scoring,
        ModelPackageGroupName = "the-group",
        Image = ImageName.Parse("training/crimes"),
        Models = new BucketPrefix("models", "models/crimes"),
        Input = new BucketPrefix("approved-data", "crimes/open"),
        Output = new BucketPrefix("scratch", "scores/crimes"),
        ContentType = "text/csv",
        Compute = Transforms(type),
        MaxRuntimeMinutes = minutes,
        Network = Network,
        PermissionBoundaryArn = Boundary,
        StorageKeyArn = StorageKey,
        VolumeKeyArn = VolumeKey,
        WorkflowKeyArn = MessageKey,
        LogKeyArn = LogKey,
        Schedule = schedule ?? new JobSchedule("rate(1 day)"),
    };

    private static Task<Declaration> Declare() => Declaration.OfAsync(() => _ = new BatchScoring("score", Args()));
}
