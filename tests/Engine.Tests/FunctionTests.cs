using LandingZone.Engine.Functions;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Schema;
using LandingZone.Engine.Simulation;
using LandingZone.Engine.Values;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class FunctionTests
{
    private static readonly CloudPlace Ireland = new("eu-west-1", "111122223333");

    [Fact]
    public async Task What_only_the_cloud_knows_is_unknown_in_a_preview()
    {
        await RunAsync(async monitor =>
        {
            var result = await monitor.InvokeAsync(Call("main"));

            Assert.Equal("main", TextOf(result["name"]));
            Assert.IsType<PropertyValue.Unknown>(result["arn"]);
            Assert.IsType<PropertyValue.Null>(result["owner"]);
        });
    }

    [Fact]
    public async Task What_only_the_cloud_knows_is_made_up_in_a_simulation_by_the_arguments()
    {
        await RunAsync(
            async monitor =>
            {
                var result = await monitor.InvokeAsync(Call("main"));

                Assert.StartsWith("arn:aws:net:", TextOf(result["arn"]), StringComparison.Ordinal);
                Assert.Equal(TextOf(result["arn"]), TextOf((await monitor.InvokeAsync(Call("main")))["arn"]));
                Assert.NotEqual(TextOf(result["arn"]), TextOf((await monitor.InvokeAsync(Call("other")))["arn"]));
            },
            RunMode.Simulate);
    }

    [Fact]
    public async Task A_call_without_a_provider_needs_the_default_one_as_a_resource_does()
    {
        var result = await RunAsync(async monitor => await monitor.InvokeAsync(Call("main")));

        Assert.Contains(result.Plan.Resources, resource => resource.Urn == "urn:pulumi:dev::shop::pulumi:providers:cloud::default_1_2_3");
    }

    [Fact]
    public async Task A_call_may_name_another_region_than_the_provider_has()
    {
        await RunAsync(
            async monitor =>
            {
                var zones = await monitor.InvokeAsync(new InvokeRequest
                {
                    Token = "aws:index/getAvailabilityZones:getAvailabilityZones",
                    Arguments = Map(("region", Text("eu-west-3"))),
                });

                Assert.Equal("eu-west-3a", TextOf(Assert.IsType<PropertyValue.List>(zones["names"]).Items[0]));
            },
            schemas: SchemaCatalog.Shipped);
    }

    [Fact]
    public async Task A_policy_document_that_cannot_be_merged_fails_the_call_and_names_it()
    {
        var result = await RunAsync(
            async monitor => await Assert.ThrowsAsync<MonitorException>(async () => await monitor.InvokeAsync(new InvokeRequest
            {
                Token = "aws:iam/getPolicyDocument:getPolicyDocument",
                Arguments = Map(("sourcePolicyDocuments", new PropertyValue.List([Text("[]")]))),
            })),
            schemas: SchemaCatalog.Shipped);

        result.HasOnlyError(
            "aws:iam/getPolicyDocument:getPolicyDocument: 'sourcePolicyDocuments[0]' is not a policy document: it has no Statement.");
    }

    [Theory]
    [InlineData("aws-native:index:getAccountId", "accountId", "111122223333")]
    [InlineData("aws-native:index:getRegion", "region", "eu-west-1")]
    [InlineData("aws-native:index:getPartition", "partition", "aws")]
    public void The_native_provider_answers_as_well(string token, string output, string value)
    {
        var function = SchemaCatalog.Shipped.Package("aws-native")!.Function(token)!;

        Assert.Equal(value, TextOf(ProviderFunctions.Call(function, PropertyValue.Map.Empty, Ireland, RunMode.Preview)[output]));
    }

    [Fact]
    public async Task A_function_that_is_not_known_is_refused_with_the_remedy()
    {
        var result = await RunAsync(async monitor => await Assert.ThrowsAsync<MonitorException>(
            async () => await monitor.InvokeAsync(new InvokeRequest { Token = "cloud:net/getNetwork:getNetwrk" })));

        result.HasOnlyError(
            "The function 'cloud:net/getNetwork:getNetwrk' is not known here (did you mean 'cloud:net/getNetwork:getNetwork'?); " +
            "add \"net/getNetwrk\" to \"cloud\".\"functions\" in offline/extract/resources.json " +
            "and run 'npm run refresh' in offline/extract.");
    }

    [Fact]
    public async Task A_missing_argument_is_refused()
    {
        var result = await RunAsync(async monitor => await Assert.ThrowsAsync<MonitorException>(
            async () => await monitor.InvokeAsync(new InvokeRequest { Token = "cloud:net/getNetwork:getNetwork" })));

        result.HasOnlyError("cloud:net/getNetwork:getNetwork: 'name' is required and is not given.");
    }

    [Fact]
    public void The_caller_and_the_region_are_those_of_the_provider()
    {
        Assert.Equal("111122223333", Call("aws:index/getCallerIdentity:getCallerIdentity", "accountId"));
        Assert.Equal("eu-west-1", Call("aws:index/getRegion:getRegion", "region"));
        Assert.Equal("aws", Call("aws:index/getPartition:getPartition", "partition"));
    }

    private static InvokeRequest Call(string name) =>
        new() { Token = "cloud:net/getNetwork:getNetwork", Arguments = Map(("name", Text(name))) };

    private static string Call(string token, string output)
    {
        var function = SchemaCatalog.Shipped.Package("aws")!.Function(token)!;
        return ((PropertyValue.Text)ProviderFunctions.Call(function, PropertyValue.Map.Empty, Ireland, RunMode.Preview)[output]!).Value;
    }
}
