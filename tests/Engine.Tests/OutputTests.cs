using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class OutputTests
{
    [Fact]
    public async Task In_a_preview_given_inputs_come_back_optional_outputs_are_none_and_the_rest_is_unknown()
    {
        await RunAsync(async monitor =>
        {
            var state = await monitor.RegisterResourceAsync(Network("main"));

            Assert.IsType<PropertyValue.Unknown>(state.Id);
            Assert.Equal("10.0.0.0/16", Assert.IsType<PropertyValue.Text>(state.Outputs["cidrBlock"]).Value);
            Assert.IsType<PropertyValue.Null>(state.Outputs["tags"]);
            Assert.IsType<PropertyValue.Unknown>(state.Outputs["arn"]);
            Assert.IsType<PropertyValue.Unknown>(state.Outputs["size"]);
        });
    }

    [Fact]
    public async Task In_a_preview_what_the_provider_adds_to_an_object_is_unknown()
    {
        await RunAsync(async monitor =>
        {
            var state = await monitor.RegisterResourceAsync(Network("main", ("spec", Map(("size", new PropertyValue.Number(3))))));

            var spec = Assert.IsType<PropertyValue.Map>(state.Outputs["spec"]);
            Assert.Equal(3, Assert.IsType<PropertyValue.Number>(spec["size"]).Value);
            Assert.IsType<PropertyValue.Unknown>(spec["address"]);
        });
    }

    [Fact]
    public async Task A_plan_shows_unknown_outputs_as_such()
    {
        var result = await DeclareAsync(Network("main"));

        Assert.IsType<PropertyValue.Unknown>(result.Planned("main").Outputs["arn"]);
    }

    [Fact]
    public async Task Outputs_are_secret_where_input_provider_or_program_say_so()
    {
        await RunAsync(async monitor =>
        {
            var state = await monitor.RegisterResourceAsync(
                Network("main", ("password", PropertyValue.Secret.Of(Text("s3cret")))) with { AdditionalSecretOutputs = ["endpoint"] });

            Assert.IsType<PropertyValue.Secret>(state.Outputs["password"]);
            Assert.IsType<PropertyValue.Secret>(state.Outputs["token"]);
            Assert.IsType<PropertyValue.Secret>(state.Outputs["endpoint"]);
            Assert.IsNotType<PropertyValue.Secret>(state.Outputs["cidrBlock"]);
        });
    }

    [Fact]
    public async Task Outputs_of_a_component_are_taken_once()
    {
        var result = await RunAsync(async monitor =>
        {
            var shop = await monitor.RegisterResourceAsync(Component("shop"));
            await monitor.RegisterResourceOutputsAsync(shop.Urn, Map(("url", Text("https://shop.example"))));
            await Assert.ThrowsAsync<MonitorException>(
                async () => await monitor.RegisterResourceOutputsAsync(shop.Urn, PropertyValue.Map.Empty));
        });

        result.HasOnlyError(
            "shop:web:Shop 'shop': its outputs have been registered before; call RegisterOutputs once, at the end of the constructor.");
        Assert.Equal("https://shop.example", ((PropertyValue.Text)result.Planned("shop").Outputs["url"]!).Value);
    }

    [Fact]
    public async Task Outputs_of_the_stack_are_those_of_the_run()
    {
        var outputs = Map(("answer", new PropertyValue.Number(42)));
        var result = await RunAsync(async monitor => await monitor.RegisterResourceOutputsAsync(StackUrn, outputs));

        Assert.Equal(42, Assert.IsType<PropertyValue.Number>(result.Outputs["answer"]).Value);
    }
}
