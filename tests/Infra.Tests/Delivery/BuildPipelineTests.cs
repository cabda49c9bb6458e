using System.Collections.Immutable;
using LandingZone.Delivery;
using LandingZone.Engine;
using LandingZone.Engine.Plans;
using LandingZone.Infra.Tests.Harness;
using static LandingZone.Infra.Tests.Delivery.DeliverySample;

namespace LandingZone.Infra.Tests.Delivery;

public sealed class BuildPipelineTests
{
    private const string Serving = "arn:aws:ecr:eu-west-1:222222222222:repository/rnd-eu-west-1/serving/crimes";
    private const string Training = "arn:aws:sagemaker:eu-west-1:222222222222:pipeline/rnd-eu-west-1-crimes";
    private const string Requester = "arn:aws:iam::333333333333:role/production-eu-west-1-promotion-requester";
    private const string Decision = "arn:aws:codepipeline:eu-west-1:222222222222:rnd-eu-west-1-release-crimes/Approve/Decide";

    [Fact]
    public async Task A_release_trains_packages_waits_for_a_person_and_deploys()
    {
        var pipeline = (await Declare()).One("aws:codepipeline/pipeline:Pipeline");

        Assert.Equal("V2", pipeline.Text("pipelineType"));
        Assert.Equal(["Source", "Train", "Package", "Approve", "Deploy"], pipeline.Maps("stages").Select(stage => stage["name"]));
        Assert.Equal(
            ["CodeStarSourceConnection", "CodeBuild", "CodeBuild", "Manual", "CodeBuild"],
            pipeline.Maps("stages").Select(stage => Action(stage)["provider"]));
        var source = (ImmutableDictionary<string, object>)Action(pipeline.Maps("stages")[0])["configuration"];
        Assert.Equal("bank/crimes", source["FullRepositoryId"]);
        Assert.Equal("CODE_ZIP", source["OutputArtifactFormat"]);
    }

    [Fact]
    public async Task Builds_run_in_the_zones_network_with_the_platforms_commands()
    {
        var declaration = await Declare();

        Assert.All(declaration.All("aws:codebuild/project:Project"), project =>
        {
            Assert.Equal("vpc-1", project.Map("vpcConfig")["vpcId"]);
            Assert.Equal(Analytics.AnalyticsSample.StorageKey, project.Text("encryptionKey"));
            Assert.Equal("ENABLED", ((ImmutableDictionary<string, object>)project.Map("logsConfig")["cloudwatchLogs"])["status"]);
            Assert.StartsWith("""{"version":"0.2",""", (string)project.Map("source")["buildspec"], StringComparison.Ordinal);
            Assert.Equal(project.Name == "release-package", project.Map("environment")["privilegedMode"]);
            Assert.Contains("@sha256:", (string)project.Map("environment")["image"], StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task An_image_is_scanned_and_signed_before_it_is_given_on_and_checked_before_it_is_deployed()
    {
        var declaration = await Declare();

        var package = Commands(declaration, "release-package");
        Assert.True(package.IndexOf("describe-image-scan-findings", StringComparison.Ordinal) < package.IndexOf("cosign sign", StringComparison.Ordinal));
        Assert.Contains("cosign verify", Commands(declaration, "release-deploy"), StringComparison.Ordinal);
        Assert.Contains("start-execution", Commands(declaration, "release-deploy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_stays_here_asks_nobody()
    {
        var declaration = await Declaration.OfAsync(() => _ = new BuildPipeline(
            "release", Pipeline(Released(promoted: false), approvers: Approver)));

        Assert.DoesNotContain("start-execution", Commands(declaration, "release-deploy"), StringComparison.Ordinal);
        Assert.False(RoleRights.Of(declaration, "release-deploy").May("sts:AssumeRole", Requester));
    }

    [Theory]
    [InlineData("release-train", "sagemaker:StartPipelineExecution", Training, true)]
    [InlineData("release-train", "sagemaker:StartPipelineExecution", Training + "-other", false)]
    [InlineData("release-train", "ecr:PutImage", Serving, false)]
    [InlineData("release-train", "kms:Sign", Signing, false)]
    [InlineData("release-train", "sts:AssumeRole", Requester, false)]
    [InlineData("release-package", "ecr:PutImage", Serving, true)]
    [InlineData("release-package", "ecr:PutImage", "arn:aws:ecr:eu-west-1:222222222222:repository/rnd-eu-west-1/serving/other", false)]
    [InlineData("release-package", "kms:Sign", Signing, true)]
    [InlineData("release-package", "sagemaker:StartPipelineExecution", Training, false)]
    [InlineData("release-package", "sts:AssumeRole", Requester, false)]
    [InlineData("release-deploy", "kms:Verify", Signing, true)]
    [InlineData("release-deploy", "kms:Sign", Signing, false)]
    [InlineData("release-deploy", "ecr:PutImage", Serving, false)]
    [InlineData("release-deploy", "sts:AssumeRole", Requester, true)]
    [InlineData("release-deploy", "codepipeline:PutApprovalResult", Decision, false)]
    [InlineData("release-pipeline", "codebuild:StartBuild", "arn:aws:codebuild:eu-west-1:222222222222:project/rnd-eu-west-1-release-crimes-train", true)]
    [InlineData("release-pipeline", "codebuild:StartBuild", "arn:aws:codebuild:eu-west-1:222222222222:project/other", false)]
    [InlineData("release-pipeline", "codepipeline:PutApprovalResult", Decision, false)]
    [InlineData("release-approver", "codepipeline:PutApprovalResult", Decision, true)]
    [InlineData("release-approver", "codepipeline:StartPipelineExecution", "arn:aws:codepipeline:eu-west-1:222222222222:rnd-eu-west-1-release-crimes", false)]
    [InlineData("release-approver", "ecr:PutImage", Serving, false)]
    public async Task Who_may_do_what(string role, string action, string resource, bool expected) =>
        Assert.Equal(expected, RoleRights.Of(await Declare(), role).May(action, resource));

    [Fact]
    public async Task A_preview_and_a_simulation_declare_the_same()
    {
        var preview = await Planned.OfAsync(RunMode.Preview, () => _ = new BuildPipeline("release", Pipeline(approvers: Approver)));
        var simulation = await Planned.OfAsync(RunMode.Simulate, () => _ = new BuildPipeline("release", Pipeline(approvers: Approver)));

        Assert.Empty(PlanComparison.SameResources(preview, simulation));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Contains(
        string.Join('\n',
            "BuildPipeline 'release' cannot be made:",
            "- Released has the model 'Crimes'; use up to 24 lower-case letters, digits and single hyphens.",
            "- Released goes to rnd-eu-west-1; name a production zone.",
            "- Repository is 'crimes'; write workspace or owner and name, 'bank/crimes'.",
            "- Approvers is empty; name the roles of who may let a release pass."),
        await Declaration.ProblemOfAsync(() => _ = new BuildPipeline(
            "release", Pipeline(Released("Crimes") with { Production = Samples.Rnd }, "crimes"))),
        StringComparison.Ordinal);

    private static Task<Declaration> Declare() => Declaration.OfAsync(() => _ = new BuildPipeline("release", Pipeline(approvers: Approver)));

    private static ImmutableDictionary<string, object> Action(ImmutableDictionary<string, object> stage) =>
        (ImmutableDictionary<string, object>)((ImmutableArray<object>)stage["actions"])[0];

    private static string Commands(Declaration declaration, string project) =>
        (string)declaration.One("aws:codebuild/project:Project", project).Map("source")["buildspec"];
}
