using LandingZone.Delivery;
using LandingZone.Infra.Tests.Harness;
using static LandingZone.Infra.Tests.Analytics.AnalyticsSample;

namespace LandingZone.Infra.Tests.Delivery;

public sealed class SourceConnectionTests
{
    [Fact]
    public async Task Code_in_the_cloud_needs_a_connection_and_no_host()
    {
        var declaration = await Declaration.OfAsync(() => _ = new SourceConnection("code", Args(SourceProvider.Bitbucket)));

        var connection = declaration.One("aws:codestarconnections/connection:Connection");
        Assert.Equal("Bitbucket", connection.Text("providerType"));
        Assert.Equal("rnd-eu-west-1-bitbucket", connection.Text("name"));
        Assert.Null(connection.Text("hostArn"));
        Assert.Empty(declaration.All("aws:codestarconnections/host:Host"));
    }

    [Fact]
    public async Task A_server_of_the_bank_is_reached_through_the_zones_network()
    {
        var declaration = await Declaration.OfAsync(() => _ = new SourceConnection("code", Args(SourceProvider.GitLabSelfManaged, Server())));

        var host = declaration.One("aws:codestarconnections/host:Host");
        Assert.Equal("https://gitlab.bank.example", host.Text("providerEndpoint"));
        Assert.Equal("vpc-1", host.Map("vpcConfiguration")["vpcId"]);
        Assert.Equal("arn:of:code", declaration.One("aws:codestarconnections/connection:Connection").Text("hostArn"));
    }

    [Theory]
    [InlineData(SourceProvider.GitLabSelfManaged, false, "- Host is missing; GitLabSelfManaged is a server of the bank, say where it is.")]
    [InlineData(SourceProvider.Bitbucket, true, "- Host is given; Bitbucket is in the cloud, leave it out.")]
    public async Task A_host_is_for_servers_of_the_bank(SourceProvider provider, bool host, string problem) => Assert.Contains(
        $"SourceConnection 'code' cannot be made:\n{problem}",
        await Declaration.ProblemOfAsync(() => _ = new SourceConnection("code", Args(provider, host ? Server() : null))),
        StringComparison.Ordinal);

    private static SourceHost Server() =>
        new() { Url = "https://gitlab.bank.example", Network = Network, SecurityGroupIds = ["sg-1"] };

    private static SourceConnectionArgs Args(SourceProvider provider, SourceHost? host = null) =>
        new() { Zone = Zone, What = "bitbucket", Provider = provider, Host = host };
}
