using System.Collections.Immutable;
using LandingZone.Analytics;
using LandingZone.Engine;
using LandingZone.Engine.Plans;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Networking;
using LandingZone.Zones;
using static LandingZone.Infra.Tests.Analytics.AnalyticsSample;

namespace LandingZone.Infra.Tests.Analytics;

public sealed class LabelingWorkforceTests
{
    private static readonly LabelingProject Feedback = new()
    {
        Name = "feedback",
        Task = LabelingTask.OneLabel,
        Question = "What is this <feedback> about?",
        Labels = ["card", "loan"],
        Team = "service",
        Input = new BucketPrefix("scratch", "labels/feedback"),
        Output = new BucketPrefix("models", "labels/feedback"),
    };

    private static readonly LabelingSignIn Bank = new()
    {
        Issuer = "https://login.bank.example",
        AuthorizationEndpoint = "https://login.bank.example/authorize",
        TokenEndpoint = "https://login.bank.example/token",
        UserInfoEndpoint = "https://login.bank.example/userinfo",
        LogoutEndpoint = "https://login.bank.example/logout",
        KeysEndpoint = "https://login.bank.example/keys",
        ClientId = "labelling",
        ClientSecret = "a secret",
    };

    [Fact]
    public async Task People_are_invited_and_sign_in_with_a_second_factor()
    {
        var pool = (await Declare()).One("aws:cognito/userPool:UserPool");

        Assert.Equal("ACTIVE", pool.Text("deletionProtection"));
        Assert.Equal("ON", pool.Text("mfaConfiguration"));
        Assert.Equal(true, pool.Map("softwareTokenMfaConfiguration")["enabled"]);
        Assert.Equal(true, pool.Map("adminCreateUserConfig")["allowAdminCreateUserOnly"]);
        Assert.Equal("ENFORCED", pool.Map("userPoolAddOns")["advancedSecurityMode"]);
        Assert.Equal(14.0, Convert.ToDouble(pool.Map("passwordPolicy")["minimumLength"], null));
    }

    [Fact]
    public async Task The_pool_is_protected_and_what_SageMaker_writes_into_its_client_is_left_alone()
    {
        var plan = await Planned.OfAsync(RunMode.Simulate, () => _ = new LabelingWorkforce("labels", Args()));

        Assert.True(plan.Resources.Single(resource => resource.Type == "aws:cognito/userPool:UserPool").Protect);
    }

    [Fact]
    public async Task The_portal_opens_from_the_banks_addresses_only()
    {
        var workforce = (await Declare()).One("aws:sagemaker/workforce:Workforce");

        Assert.Equal(["198.51.100.0/27"], ((ImmutableArray<object>)workforce.Map("sourceIpConfig")["cidrs"]).Cast<string>());
        Assert.Equal("id-of-labels", workforce.Map("cognitoConfig")["clientId"]);
    }

    [Fact]
    public async Task With_the_banks_identity_provider_there_is_no_pool_and_the_secret_stays_one()
    {
        var declaration = await Declare(signIn: Bank);

        Assert.Empty(declaration.All("aws:cognito/userPool:UserPool"));
        Assert.Equal("labelling", declaration.One("aws:sagemaker/workforce:Workforce").Map("oidcConfig")["clientId"]);
        var plan = await Planned.OfAsync(RunMode.Simulate, () => _ = new LabelingWorkforce("labels", Args(Bank)));
        using var text = new MemoryStream();
        plan.WriteTo(text);
        Assert.DoesNotContain("a secret", System.Text.Encoding.UTF8.GetString(text.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_team_is_told_about_new_work_by_an_encrypted_topic()
    {
        var declaration = await Declare();

        Assert.Equal("arn:of:labels-service", declaration.One("aws:sagemaker/workteam:Workteam").Map("notificationConfiguration")["notificationTopicArn"]);
        Assert.Equal(MessageKey, declaration.One("aws:sns/topic:Topic").Text("kmsMasterKeyId"));
        Assert.Equal(
            ["StringEquals aws:SourceAccount 222222222222"],
            declaration.One("aws:sns/topicPolicy:TopicPolicy").Json("policy").Statements()["PublishLabelingTasks"].Conditions());
    }

    [Fact]
    public async Task A_project_is_a_page_its_labels_and_a_workflow_that_waits_for_people()
    {
        var declaration = await Declare();

        Assert.Equal(
            """{"document-version":"2018-11-28","labels":[{"label":"card"},{"label":"loan"}]}""",
            declaration.One("aws:s3/bucketObjectv2:BucketObjectv2", "labels-feedback-labels").Text("content"));
        var page = declaration.One("aws:s3/bucketObjectv2:BucketObjectv2", "labels-feedback-page");
        Assert.Contains("header=\"What is this &lt;feedback&gt; about?\"", page.Text("content"), StringComparison.Ordinal);
        Assert.Equal("labels/feedback/task/page.html", page.Text("key"));
        Assert.Equal(StorageKey, page.Text("kmsKeyId"));

        var states = declaration.One("aws:sfn/stateMachine:StateMachine").Json("definition").GetProperty("States");
        Assert.Equal(["Name", "Start", "Wait", "Look", "Decide", "Done", "Failed"], states.EnumerateObject().Select(state => state.Name));
        var task = states.GetProperty("Start").GetProperty("Parameters").GetProperty("HumanTaskConfig");
        Assert.Equal("arn:aws:lambda:eu-west-1:568282634449:function:PRE-TextMultiClass", task.GetProperty("PreHumanTaskLambdaArn").GetString());
        Assert.Equal(3, task.GetProperty("NumberOfHumanWorkersPerDataObject").GetInt32());
        Assert.Equal("arn:of:labels-service", task.GetProperty("WorkteamArn").GetString());
    }

    [Fact]
    public async Task Predictions_are_reviewed_where_that_is_asked_for()
    {
        Assert.Empty((await Declare()).All("aws:sagemaker/flowDefinition:FlowDefinition"));

        var flow = (await Declare(project: Feedback with { ReviewsPredictions = true })).One("aws:sagemaker/flowDefinition:FlowDefinition");
        Assert.Equal("s3://models/labels/feedback/reviews", flow.Map("outputConfig")["s3OutputPath"]);
        Assert.Equal(StorageKey, flow.Map("outputConfig")["kmsKeyId"]);
    }

    [Theory]
    [InlineData("labels-feedback-jobs", "s3:GetObject", "arn:aws:s3:::scratch/labels/feedback/input.manifest", true)]
    [InlineData("labels-feedback-jobs", "s3:GetObject", "arn:aws:s3:::scratch/labels/other/input.manifest", false)]
    [InlineData("labels-feedback-jobs", "s3:PutObject", "arn:aws:s3:::models/labels/feedback/x", true)]
    [InlineData("labels-feedback-jobs", "s3:PutObject", "arn:aws:s3:::scratch/labels/feedback/input.manifest", false)]
    [InlineData("labels-feedback", "sagemaker:CreateLabelingJob", "arn:aws:sagemaker:eu-west-1:222222222222:labeling-job/feedback-1", true)]
    [InlineData("labels-feedback", "sagemaker:CreateLabelingJob", "arn:aws:sagemaker:eu-west-1:222222222222:labeling-job/other-1", false)]
    [InlineData("labels-feedback", "s3:GetObject", "arn:aws:s3:::scratch/labels/feedback/input.manifest", false)]
    public async Task Who_may_do_what(string role, string action, string resource, bool expected) =>
        Assert.Equal(expected, RoleRights.Of(await Declare(), role).May(action, resource));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_preview_and_a_simulation_declare_the_same(bool ownProvider)
    {
        var signIn = ownProvider ? Bank : null;
        var preview = await Planned.OfAsync(RunMode.Preview, () => _ = new LabelingWorkforce("labels", Args(signIn)));
        var simulation = await Planned.OfAsync(RunMode.Simulate, () => _ = new LabelingWorkforce("labels", Args(signIn)));

        Assert.Empty(PlanComparison.SameResources(preview, simulation));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Contains(
        string.Join('\n',
            "LabelingWorkforce 'labels' cannot be made:",
            "- SageMaker Ground Truth is not in eu-south-1; label in one of ap-northeast-1, ap-northeast-2, ap-south-1, ap-southeast-1, "
                + "ap-southeast-2, ca-central-1, eu-central-1, eu-west-1, eu-west-2, us-east-1, us-east-2, us-west-2.",
            "- SignIn has the Issuer 'login.bank.example'; it must begin with https://.",
            "- Projects 'feedback' is for the team 'people'; name one of service.",
            "- Projects 'feedback' has 1 labels; Ground Truth takes 2 to 50."),
        await Declaration.ProblemOfAsync(() => _ = new LabelingWorkforce("labels", Args(
            Bank with { Issuer = "login.bank.example" },
            Feedback with { Team = "people", Labels = ["card"] },
            Samples.Zone(ZoneKind.Rnd, "eu-south-1", "222222222222")))),
        StringComparison.Ordinal);

    private static LabelingWorkforceArgs Args(LabelingSignIn? signIn = null, LabelingProject? project = null, ZoneIdentity? zone = null) => new()
    {
        Zone = zone ?? Zone,
        PortalBlocks = [CidrBlock.Parse("198.51.100.0/27")],
        Teams = ["service"],
        SignIn = signIn,
        Projects = [project ?? Feedback],
        StorageKeyArn = StorageKey,
        MessageKeyArn = MessageKey,
        LogKeyArn = LogKey,
        PermissionBoundaryArn = Boundary,
    };

    private static Task<Declaration> Declare(LabelingSignIn? signIn = null, LabelingProject? project = null) =>
        Declaration.OfAsync(() => _ = new LabelingWorkforce("labels", Args(signIn, project)));
}
