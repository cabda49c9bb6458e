using System.Text.Json;
using System.Text.Json.Nodes;
using LandingZone.Engine;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Security;
using LandingZone.Workflows;

namespace LandingZone.Infra.Tests.Workflows;

public sealed class WorkflowTests
{
    private const string Machine = "arn:aws:states:eu-west-1:222222222222:stateMachine:rnd-eu-west-1-label-feedback";
    private const string Key = "arn:aws:kms:eu-west-1:222222222222:key/messages";

    private static string Definition { get; } = StateMachineText.Of("Nothing", ("Done", StateMachineText.Succeed()));

    [Fact]
    public async Task A_workflow_is_a_standard_state_machine_named_after_its_zone()
    {
        var machine = (await Declare()).One("aws:sfn/stateMachine:StateMachine");

        Assert.Equal("rnd-eu-west-1-label-feedback", machine.Text("name"));
        Assert.Equal("STANDARD", machine.Text("type"));
        Assert.Equal(Definition, machine.Text("definition"));
        Assert.Equal("arn:of:flow", machine.Text("roleArn"));
        Samples.AssertTagged(machine, Samples.Rnd);
    }

    [Fact]
    public async Task Definition_and_history_are_encrypted_with_the_zones_key()
    {
        var encryption = (await Declare()).One("aws:sfn/stateMachine:StateMachine").Map("encryptionConfiguration");

        Assert.Equal("CUSTOMER_MANAGED_KMS_KEY", encryption["type"]);
        Assert.Equal(Key, encryption["kmsKeyId"]);
    }

    [Fact]
    public async Task Every_step_is_logged_and_never_the_data_that_it_works_on()
    {
        var declaration = await Declare();

        var group = declaration.One("aws:cloudwatch/logGroup:LogGroup");
        Assert.Equal("/aws/vendedlogs/states/rnd-eu-west-1-label-feedback", group.Text("name"));
        Assert.Equal("arn:logs", group.Text("kmsKeyId"));
        Assert.Equal(731, group.Number("retentionInDays"));
        Samples.AssertTagged(group, Samples.Rnd);
        var logging = declaration.One("aws:sfn/stateMachine:StateMachine").Map("loggingConfiguration");
        Assert.Equal("ALL", logging["level"]);
        Assert.Equal(false, logging["includeExecutionData"]);
        Assert.Equal("arn:of:flow:*", logging["logDestination"]);
    }

    [Fact]
    public async Task Step_Functions_takes_the_role_on_for_this_state_machine_only()
    {
        var role = (await Declare()).One("aws:iam/role:Role");
        var trust = role.Json("assumeRolePolicy").Statements()["TrustService"];

        Assert.Equal("rnd-eu-west-1-label-feedback", role.Text("name"));
        Assert.Equal("arn:boundary", role.Text("permissionsBoundary"));
        Assert.Equal(["states.amazonaws.com"], trust.Principals("Service"));
        Assert.Equal([$"ArnLike aws:SourceArn {Machine}", "StringEquals aws:SourceAccount 222222222222"], trust.Conditions());
    }

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::labels/answers/1.json", true)]
    [InlineData("s3:GetObject", "arn:aws:s3:::labels/other/1.json", false)]
    [InlineData("s3:PutObject", "arn:aws:s3:::labels/answers/1.json", false)]
    [InlineData("logs:CreateLogDelivery", "*", true)]
    [InlineData("logs:PutLogEvents", "*", false)]
    [InlineData("logs:DeleteLogGroup", "*", false)]
    [InlineData("kms:GenerateDataKey", Key, true)]
    [InlineData("kms:Decrypt", "arn:aws:kms:eu-west-1:222222222222:key/other", false)]
    [InlineData("states:StartExecution", Machine, false)]
    [InlineData("iam:PassRole", "arn:of:flow", false)]
    public async Task What_its_steps_may_do(string action, string resource, bool allowed) =>
        Assert.Equal(allowed, RoleRights.Of(await Declare(), "flow").May(action, resource));

    [Fact]
    public async Task Its_key_is_used_through_Step_Functions_only() => Assert.Equal(
        ["StringEquals kms:ViaService states.eu-west-1.amazonaws.com"], RoleRights.Of(await Declare(), "flow")["UseWorkflowKey"].Conditions());

    [Fact]
    public async Task Its_ARN_is_known_before_it_is_there()
    {
        Workflow? workflow = null;
        await Declaration.OfAsync(() => workflow = new Workflow("flow", Args()));

        Assert.Equal(Machine, workflow!.Arn);
    }

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task Both_ways_to_run_declare_the_same(RunMode mode) => Assert.Single(
        (await Planned.OfAsync(mode, () => _ = new Workflow("flow", Args()))).Resources,
        resource => resource.Type == "aws:sfn/stateMachine:StateMachine");

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        [
            "Workflow 'flow' cannot be made:",
            "- What is 'Label feedback'; it must be lower-case letters, digits and single hyphens, and begin with a letter.",
            "- A retention of 30 days is not possible; use one that CloudWatch Logs offers and that is 365 or longer: "
                + "365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.",
        ],
        await Refusal.OfAsync(() => _ = new Workflow("flow", Args("Label feedback", 30))));

    [Fact]
    public void A_call_that_a_busy_service_refused_is_made_again_and_one_that_failed_for_good_is_not()
    {
        var call = Call("aws-sdk:sagemaker:deleteModel");

        Assert.Equal("arn:aws:states:::aws-sdk:sagemaker:deleteModel", call.GetProperty("Resource").GetString());
        Assert.Equal(3, call.GetProperty("Retry")[0].GetProperty("MaxAttempts").GetInt32());
        Assert.Equal("States.TaskFailed", call.GetProperty("Retry")[0].GetProperty("ErrorEquals")[0].GetString());
        Assert.False(Call("sagemaker:createTransformJob.sync").TryGetProperty("Retry", out _));
        Assert.False(Call("sqs:sendMessage.waitForTaskToken").TryGetProperty("Retry", out _));
    }

    [Fact]
    public void An_answer_is_kept_where_it_is_told_or_forgotten()
    {
        Assert.Equal(JsonValueKind.Null, Call("s3:getObject").GetProperty("ResultPath").ValueKind);
        Assert.Equal("$.version", Call("s3:getObject", resultPath: "$.version").GetProperty("ResultPath").GetString());
        Assert.True(Call("s3:getObject").GetProperty("End").GetBoolean());
        Assert.Equal("Next", Call("s3:getObject", next: "Next").GetProperty("Next").GetString());
    }

    [Fact]
    public void States_are_written_in_the_language_of_Step_Functions() => Assert.Equal(
        JsonNode.Parse("""
            {"Comment":"All kinds","StartAt":"Make","States":{
            "Make":{"Type":"Pass","Parameters":{"a":1},"ResultPath":"$","Next":"Choose"},
            "Choose":{"Type":"Choice","Choices":[{"Variable":"$.a","NumericEquals":1,"Next":"Wait"}],"Default":"Failed"},
            "Wait":{"Type":"Wait","Seconds":30,"Next":"Try"},
            "Try":{"Type":"Pass","Parameters":{},"ResultPath":"$.b","Next":"Done",
            "Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.error","Next":"Failed"}]},
            "Done":{"Type":"Succeed"},
            "Failed":{"Type":"Fail","Error":"NoVersion","Cause":"There is none"}}}
            """)!.ToJsonString(),
        StateMachineText.Of(
            "All kinds",
            ("Make", StateMachineText.Make(new JsonObject { ["a"] = 1 }, "Choose")),
            ("Choose", StateMachineText.Choose("Failed", (new JsonObject { ["Variable"] = "$.a", ["NumericEquals"] = 1 }, "Wait"))),
            ("Wait", StateMachineText.Wait(30, "Try")),
            ("Try", StateMachineText.Make([], "Done", "$.b").OrElse("Failed")),
            ("Done", StateMachineText.Succeed()),
            ("Failed", StateMachineText.Fail("NoVersion", "There is none"))));

    private static JsonElement Call(string resource, string? next = null, string? resultPath = null) =>
        JsonDocument.Parse(StateMachineText.Call(Samples.Rnd, resource, [], next, resultPath).ToJsonString()).RootElement;

    private static Task<Declaration> Declare() => Declaration.OfAsync(() => _ = new Workflow("flow", Args()));

    private static WorkflowArgs Args(string what = "label-feedback", int retention = 731) => new()
    {
        Zone = Samples.Rnd,
        What = what,
        Description = "Feeds labels back",
        Definition = Definition,
        Statements = [new("ReadAnswers", PolicyEffect.Allow) { Actions = ["s3:GetObject"], Resources = ["arn:aws:s3:::labels/answers/*"] }],
        PermissionBoundaryArn = "arn:boundary",
        KeyArn = Key,
        LogKeyArn = "arn:logs",
        LogRetentionDays = retention,
    };
}
