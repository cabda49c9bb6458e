using System.Text.Json;
using LandingZone.Analytics;
using LandingZone.Delivery;
using LandingZone.Engine;
using LandingZone.Engine.Plans;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Registry;
using LandingZone.Zones;
using static LandingZone.Infra.Tests.Delivery.DeliverySample;

namespace LandingZone.Infra.Tests.Delivery;

public sealed class PromotionGateTests
{
    private const string Gate = "arn:aws:states:eu-west-1:333333333333:stateMachine:production-eu-west-1-promotion-gate";
    private const string Deploy = "arn:aws:iam::222222222222:role/rnd-eu-west-1-release-crimes-deploy";
    private const string Reader = "arn:aws:iam::222222222222:role/rnd-eu-west-1-model-reader";
    private const string Operator = "arn:aws:iam::333333333333:role/production-eu-west-1-operator";

    [Fact]
    public async Task A_request_waits_for_a_person_and_every_end_is_recorded()
    {
        var states = await States();

        Assert.Equal("arn:aws:states:::sns:publish.waitForTaskToken", states.GetProperty("Ask").GetProperty("Resource").GetString());
        Assert.Equal(7 * 86_400, states.GetProperty("Ask").GetProperty("TimeoutSeconds").GetInt32());
        Assert.Equal("NoteRefusal", states.GetProperty("Ask").GetProperty("Catch")[0].GetProperty("Next").GetString());
        Assert.Equal("Copy", states.GetProperty("Ask").GetProperty("Next").GetString());
        Assert.Equal("NoteFailure", states.GetProperty("Copy").GetProperty("Catch")[0].GetProperty("Next").GetString());
        foreach (var (note, record) in new[]
        {
            ("NotePromotion", "RecordPromotion"), ("NoteRefusal", "RecordRefusal"), ("NoteFailure", "RecordFailure"),
        })
        {
            Assert.Equal(record, states.GetProperty(note).GetProperty("Next").GetString());
            var put = states.GetProperty(record);
            Assert.Equal("arn:aws:states:::aws-sdk:s3:putObject", put.GetProperty("Resource").GetString());
            Assert.Equal(
                "States.Format('promotions/{}.json', $$.Execution.Name)", put.GetProperty("Parameters").GetProperty("Key.$").GetString());
        }
    }

    [Fact]
    public async Task A_model_that_it_does_not_know_goes_nowhere()
    {
        var known = (await States()).GetProperty("IsKnown");

        Assert.Equal("Unknown", known.GetProperty("Default").GetString());
        Assert.Equal("crimes", Assert.Single(known.GetProperty("Choices").EnumerateArray()).GetProperty("StringEquals").GetString());
    }

    [Fact]
    public async Task Every_state_that_is_gone_to_exists()
    {
        var states = await States();
        var names = states.EnumerateObject().Select(state => state.Name).ToHashSet();

        Assert.All(states.EnumerateObject(), state =>
        {
            if (state.Value.TryGetProperty("Next", out var next))
            {
                Assert.Contains(next.GetString()!, names);
            }
        });
    }

    [Theory]
    [InlineData("gate-requester", "states:StartExecution", Gate, true)]
    [InlineData("gate-requester", "states:SendTaskSuccess", Gate, false)]
    [InlineData("gate-approver", "states:SendTaskSuccess", Gate, true)]
    [InlineData("gate-approver", "states:SendTaskFailure", Gate, true)]
    [InlineData("gate-approver", "states:StartExecution", Gate, false)]
    [InlineData("gate-approver", "sts:AssumeRole", "arn:aws:iam::333333333333:role/production-eu-west-1-promotion-requester", false)]
    [InlineData("gate-copier", "sts:AssumeRole", Reader, true)]
    [InlineData("gate-copier", "sts:AssumeRole", "arn:aws:iam::222222222222:role/other", false)]
    [InlineData("gate-copier", "s3:PutObject", "arn:aws:s3:::models/models/crimes/v1/model/model.tar.gz", true)]
    [InlineData("gate-copier", "s3:PutObject", "arn:aws:s3:::models/models/other/v1/model/model.tar.gz", false)]
    [InlineData("gate-copier", "s3:PutObject", "arn:aws:s3:::models/promotions/x.json", false)]
    [InlineData("gate-copier", "ecr:PutImage", "arn:aws:ecr:eu-west-1:222222222222:repository/rnd-eu-west-1/serving/crimes", false)]
    [InlineData("gate-copier", "ecr:PutImage", "arn:aws:ecr:eu-west-1:333333333333:repository/production-eu-west-1/serving/crimes", true)]
    [InlineData("gate-copier", "sagemaker:CreateModelPackage", "arn:aws:sagemaker:eu-west-1:333333333333:model-package/production-eu-west-1-crimes/1", true)]
    [InlineData("gate-copier", "sagemaker:CreateModelPackage", "arn:aws:sagemaker:eu-west-1:222222222222:model-package/rnd-eu-west-1-crimes/1", false)]
    [InlineData("gate-copier", "states:SendTaskSuccess", Gate, false)]
    [InlineData("gate", "s3:PutObject", "arn:aws:s3:::models/promotions/x.json", true)]
    [InlineData("gate", "s3:PutObject", "arn:aws:s3:::models/models/crimes/v1/model/model.tar.gz", false)]
    [InlineData("gate", "s3:DeleteObject", "arn:aws:s3:::models/promotions/x.json", false)]
    public async Task Who_may_do_what(string role, string action, string resource, bool expected) =>
        Assert.Equal(expected, RoleRights.Of(await Declare(), role).May(action, resource));

    [Fact]
    public async Task Each_role_is_taken_on_by_who_is_named_and_inside_the_organisation()
    {
        var declaration = await Declare();

        foreach (var (role, principal) in new[] { ("gate-requester", Deploy), ("gate-approver", Operator) })
        {
            var trust = declaration.One("aws:iam/role:Role", role).Json("assumeRolePolicy").Statements()["TrustRoles"];
            Assert.Equal([principal], trust.Principals());
            Assert.Equal([$"StringEquals aws:PrincipalOrgID {Samples.Organization}"], trust.Conditions());
        }
    }

    [Fact]
    public async Task A_preview_and_a_simulation_declare_the_same()
    {
        var preview = await Planned.OfAsync(RunMode.Preview, () => _ = new PromotionGate("gate", Args()));
        var simulation = await Planned.OfAsync(RunMode.Simulate, () => _ = new PromotionGate("gate", Args()));

        Assert.Empty(PlanComparison.SameResources(preview, simulation));
    }

    [Fact]
    public async Task Who_asks_and_who_approves_are_not_the_same()
    {
        Assert.Contains(
            string.Join('\n',
                "PromotionGate 'gate' cannot be made:",
                "- The gate stands in rnd-eu-west-1; it belongs in a production zone.",
                "- Source is in the gate's own account; versions are made in another.",
                $"- Approvers has '{Deploy}', which is among Requesters; nobody approves what they asked for, take it out of one.",
                "- WaitDays is 31; it must be 1 to 30."),
            await Declaration.ProblemOfAsync(() => _ = new PromotionGate("gate", Args(Samples.Rnd, Deploy, 31))),
            StringComparison.Ordinal);
    }

    private static PromotionGateArgs Args(ZoneIdentity? zone = null, string approver = Operator, int days = 7) => new()
    {
        Ground = Ground(zone ?? Production),
        Source = Samples.Rnd,
        ReaderRoleArn = Reader,
        Models = new Dictionary<string, ImageName> { ["crimes"] = ImageName.Parse("serving/crimes") },
        Requesters = [Deploy],
        Approvers = [approver],
        WaitDays = days,
        ModelBucketName = "models",
        Records = new BucketPrefix("models", "promotions"),
    };

    private static Task<Declaration> Declare() => Declaration.OfAsync(() => _ = new PromotionGate("gate", Args()));

    private static async Task<JsonElement> States() =>
        (await Declare()).One("aws:sfn/stateMachine:StateMachine").Json("definition").GetProperty("States");
}
