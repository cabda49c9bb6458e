using LandingZone.Infra.Tests.Harness;
using LandingZone.Observability;
using LandingZone.Security;

namespace LandingZone.Infra.Tests.Observability;

public sealed class AlarmTopicTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:222222222222:rnd-eu-west-1-findings";

    [Fact]
    public async Task The_topic_is_encrypted_and_its_subscribers_are_named()
    {
        var declaration = await Declare();

        var topic = declaration.One("aws:sns/topic:Topic");
        Assert.Equal("rnd-eu-west-1-findings", topic.Text("name"));
        Assert.Equal("arn:key", topic.Text("kmsMasterKeyId"));
        Assert.Equal(2, topic.Number("signatureVersion"));
        Assert.Equal(
            ["email soc@bank.example", "https https://paging.bank.example/x"],
            declaration.All("aws:sns/topicSubscription:TopicSubscription").Reverse()
                .Select(subscription => $"{subscription.Text("protocol")} {subscription.Text("endpoint")}"));
    }

    [Fact]
    public async Task Services_publish_for_this_account_where_they_say_for_whom()
    {
        var policy = (await Declare()).One("aws:sns/topicPolicy:TopicPolicy").Json("policy").Statements();

        Assert.Equal(
            [
                "ArnLike aws:SourceArn arn:aws:cloudwatch:eu-west-1:222222222222:alarm:*", "StringEquals aws:SourceAccount 222222222222",
            ],
            policy["PublishAlarms"].Conditions());
        Assert.Equal(
            ["ArnLike aws:SourceArn arn:aws:budgets::222222222222:*", "StringEquals aws:SourceAccount 222222222222"],
            policy["PublishBudgets"].Conditions());

        // EventBridge gives no source; a condition would drop every message.
        Assert.Empty(policy["PublishEvents"].Conditions());
        Assert.All(policy.Values, statement => Assert.Equal([Topic], statement.Resources()));
    }

    [Theory]
    [InlineData("events.amazonaws.com", "sns:Publish", true)]
    [InlineData("cloudwatch.amazonaws.com", "sns:Publish", true)]
    [InlineData("s3.amazonaws.com", "sns:Publish", false)]
    [InlineData("events.amazonaws.com", "sns:Subscribe", false)]
    [InlineData("arn:aws:iam::999999999999:role/stranger", "sns:Publish", false)]
    [InlineData("arn:aws:iam::999999999999:role/stranger", "sns:Subscribe", false)]
    public async Task Who_may_publish(string who, string action, bool allowed)
    {
        var table = await AccessTable.OfAsync(Samples.Rnd, options => _ = new AlarmTopic("topic", Args(), options));

        Assert.Equal(allowed, table.Allows(new AccessRequest(who, action, Topic)
            .With("aws:SourceAccount", "222222222222")
            .With("aws:SourceArn", "arn:aws:cloudwatch:eu-west-1:222222222222:alarm:x")));
    }

    [Fact]
    public async Task Nobody_publishes_without_tls()
    {
        var table = await AccessTable.OfAsync(Samples.Rnd, options => _ = new AlarmTopic("topic", Args(), options));

        Assert.False(table.Allows(new AccessRequest("events.amazonaws.com", "sns:Publish", Topic).With("aws:SecureTransport", "false")));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("http://paging.bank.example")]
    [InlineData("https://user:secret@paging.bank.example")]
    public void A_subscriber_that_is_no_address_is_refused(string text) => Assert.Equal(
        $"'{text}' cannot get messages; write a mail address, or a URL that begins with 'https://' and holds no password.",
        Assert.Throws<FormatException>(() => TopicSubscriber.Parse(text)).Message);

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        [
            "AlarmTopic 'topic' cannot be made:",
            "- Content is 'Findings!'; it must be lower-case letters, digits and single hyphens, and begin with a letter.",
            "- Publishers is empty; name the AWS services that publish.",
            "- Subscribers names 'a@b.example' 2 times; name it once.",
        ],
        await Refusal.OfAsync(() => _ = new AlarmTopic("topic", new AlarmTopicArgs
        {
            Zone = Samples.Rnd,
            Content = "Findings!",
            KeyArn = "arn:key",
            Publishers = [],
            Subscribers = [TopicSubscriber.Parse("a@b.example"), TopicSubscriber.Parse("a@b.example")],
        })));

    private static Task<Declaration> Declare() => Declaration.OfAsync(() => _ = new AlarmTopic("topic", Args()));

    private static AlarmTopicArgs Args() => new()
    {
        Zone = Samples.Rnd,
        Content = "findings",
        KeyArn = "arn:key",
        Publishers = [TopicPublisher.Alarms, TopicPublisher.EventRules, TopicPublisher.Budgets],
        Subscribers = [TopicSubscriber.Parse("soc@bank.example"), TopicSubscriber.Parse("https://paging.bank.example/x")],
    };
}
