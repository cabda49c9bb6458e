using System.Text.Json;
using LandingZone.Etl;
using LandingZone.Infra.Tests.Harness;

namespace LandingZone.Infra.Tests.Etl;

public sealed class WorkQueueTests
{
    private const string Arn = "arn:aws:sqs:eu-west-1:222222222222:rnd-eu-west-1-scoring-load";

    [Fact]
    public async Task The_queue_is_encrypted_and_hides_a_message_for_six_tries()
    {
        var queue = (await Declare()).One("aws:sqs/queue:Queue", "load");

        Assert.Equal("rnd-eu-west-1-scoring-load", queue.Text("name"));
        Assert.Equal("arn:key", queue.Text("kmsMasterKeyId"));
        Assert.Equal(5400, queue.Number("visibilityTimeoutSeconds"));
        Assert.Equal(4 * 86400, queue.Number("messageRetentionSeconds"));
        var redrive = queue.Json("redrivePolicy");
        Assert.Equal("arn:of:load-dead", redrive.GetProperty("deadLetterTargetArn").GetString());
        Assert.Equal(8, redrive.GetProperty("maxReceiveCount").GetInt32());
        Samples.AssertTagged(queue, Samples.Rnd);
    }

    [Fact]
    public async Task Dead_letters_wait_for_two_weeks_and_go_back_to_that_queue_only()
    {
        var dead = (await Declare()).One("aws:sqs/queue:Queue", "load-dead");

        Assert.Equal(14 * 86400, dead.Number("messageRetentionSeconds"));
        var allow = dead.Json("redriveAllowPolicy");
        Assert.Equal("byQueue", allow.GetProperty("redrivePermission").GetString());
        Assert.Equal([Arn], allow.GetProperty("sourceQueueArns").EnumerateArray().Select(arn => arn.GetString()));
        Assert.Equal("arn:key", dead.Text("kmsMasterKeyId"));
    }

    [Fact]
    public async Task Nobody_sends_without_TLS_and_no_event_rule_but_those_named()
    {
        var statements = Statements(await Declare("rnd-eu-west-1-landing"), "load");

        Assert.Equal(["Bool aws:SecureTransport false"], statements["DenyInsecureTransport"].Conditions());
        Assert.Equal(["events.amazonaws.com"], statements["SendByEventRules"].Principals("Service"));
        Assert.Equal(
            [
                "ArnLike aws:SourceArn arn:aws:events:eu-west-1:222222222222:rule/rnd-eu-west-1-landing",
                "StringEquals aws:SourceAccount 222222222222",
            ],
            statements["SendByEventRules"].Conditions());
        Assert.Contains("SendByEventRules", Statements(await Declare("rnd-eu-west-1-landing"), "load-dead").Keys);
        Assert.DoesNotContain("SendByEventRules", Statements(await Declare(), "load").Keys);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once() => Assert.Equal(
        [
            "WorkQueue 'load' cannot be made:",
            "- Content is 'Scoring'; it must be lower-case letters, digits and single hyphens, and begin with a letter.",
            "- TrySeconds is 7201; give 1 to 7200: SQS hides a message for 43200 seconds at most.",
            "- MaxReceives is 98; give 1 to 97.",
            "- RetentionDays is 15; SQS keeps messages for 1 to 14 days.",
        ],
        await Refusal.OfAsync(() => _ = new WorkQueue("load", new WorkQueueArgs
        {
            Zone = Samples.Rnd, Content = "Scoring", KeyArn = "arn:key", TrySeconds = 7201, MaxReceives = 98, RetentionDays = 15,
        })));

    private static IReadOnlyDictionary<string, JsonElement> Statements(Declaration declaration, string name) =>
        declaration.One("aws:sqs/queuePolicy:QueuePolicy", name).Json("policy").Statements();

    private static Task<Declaration> Declare(params string[] rules) => Declaration.OfAsync(() => _ = new WorkQueue("load", new WorkQueueArgs
    {
        Zone = Samples.Rnd, Content = "scoring-load", KeyArn = "arn:key", TrySeconds = 900, EventRules = rules,
    }));
}
