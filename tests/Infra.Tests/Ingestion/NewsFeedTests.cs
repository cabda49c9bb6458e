using System.Text.Json;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Ingestion;
using LandingZone.Networking;

namespace LandingZone.Infra.Tests.Ingestion;

public sealed class NewsFeedTests
{
    private const string Proxy = "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718";

    private static readonly NewsSource Open = new("ecb", "https://www.ecb.europa.eu/rss/press.html", NewsFormat.Rss);
    private static readonly NewsSource Paid = new("markets", "https://feeds.example/items", NewsFormat.Json) { KeyHeader = "X-Api-Key" };

    [Fact]
    public async Task The_only_door_is_the_proxys_endpoint_and_only_the_function_reaches_it()
    {
        var declaration = await Declare(Open);
        var endpoint = declaration.One("aws:ec2/vpcEndpoint:VpcEndpoint");
        var inbound = declaration.One("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");

        Assert.Equal(Proxy, endpoint.Text("serviceName"));
        Assert.Equal(["id-of-news-proxy"], endpoint.Texts("securityGroupIds"));
        Assert.Equal("id-of-news-client", inbound.Text("referencedSecurityGroupId"));
        Assert.Equal(443, inbound.Number("fromPort"));
        Assert.Null(inbound.Text("cidrIpv4"));
    }

    [Fact]
    public async Task A_source_with_a_key_gets_a_secret_and_the_function_reads_that_one()
    {
        var declaration = await Declare(Open, Paid);
        var secret = declaration.One("aws:secretsmanager/secret:Secret");
        var variables = (System.Collections.Immutable.ImmutableDictionary<string, object>)declaration.One("aws:lambda/function:Function").Map("environment")["variables"];
        var feeds = JsonDocument.Parse((string)variables["FEEDS"]).RootElement;

        Assert.Equal("news-markets", secret.Name);
        Assert.False(feeds[0].TryGetProperty("secret_arn", out _));
        Assert.Equal("arn:of:news-markets", feeds[1].GetProperty("secret_arn").GetString());
        Assert.Equal("X-Api-Key", feeds[1].GetProperty("secret_header").GetString());
        Assert.Equal("rss", feeds[0].GetProperty("format").GetString());
    }

    [Fact]
    public async Task It_is_called_on_a_schedule()
    {
        var schedule = (await Declare(Open)).One("aws:scheduler/schedule:Schedule");

        Assert.Equal("rate(15 minutes)", schedule.Text("scheduleExpression"));
        Assert.Equal("arn:of:news", schedule.Map("target")["arn"]);
    }

    [Fact]
    public async Task Every_wrong_argument_is_named()
    {
        var message = await Refusal.OfAsync(() => _ = new NewsFeed("news", Args([Open, Open], "vpce-svc-1", 1)));

        Assert.Equal(
        [
            "NewsFeed 'news' cannot be made:",
            "- Sources has 'ecb' 2 times; give each a name of its own.",
            "- EveryMinutes is 1; give 5 to 1440: a call may take 120 seconds, and a day is long.",
            "- ProxyService is 'vpce-svc-1'; write the name of an endpoint service, 'com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0'.",
        ], message);
    }

    [Theory]
    [InlineData("ECB", "https://a.example", "'ECB' cannot name a feed")]
    [InlineData("ecb", "http://a.example", "'http://a.example' is no address of a feed")]
    [InlineData("ecb", "https://me:secret@a.example", "'https://me:secret@a.example' is no address of a feed")]
    public void A_source_that_the_handler_would_refuse_is_refused(string name, string url, string problem) => Assert.StartsWith(
        problem, Assert.Throws<ArgumentException>(() => new NewsSource(name, url, NewsFormat.Rss)).Message, StringComparison.Ordinal);

    private static Task<Declaration> Declare(params NewsSource[] sources) =>
        Declaration.OfAsync(() => _ = new NewsFeed("news", Args(sources, Proxy, 15)));

    private static NewsFeedArgs Args(IReadOnlyList<NewsSource> sources, string proxy, int minutes) => new()
    {
        Zone = Samples.Rnd,
        Code = DataSamples.Code,
        Sources = sources,
        EveryMinutes = minutes,
        Target = DataSamples.Part("feeds", "news/", "arn:key"),
        ProxyService = proxy,
        VpcId = "vpc-1",
        Tier = DataSamples.Tier(NetworkTier.Application),
        EndpointTier = DataSamples.Tier(NetworkTier.Endpoint),
        PermissionBoundaryArn = DataSamples.Boundary,
        MessageKeyArn = "arn:messages",
        StateKeyArn = "arn:state",
        SecretKeyArn = "arn:secrets",
        LogKeyArn = "arn:logs",
    };
}
