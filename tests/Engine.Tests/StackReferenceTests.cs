using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class StackReferenceTests
{
    [Theory]
    [InlineData("organization/shop/base")]
    [InlineData("organization/base")]
    [InlineData("base")]
    public async Task A_stack_reference_gives_the_outputs_of_the_other_stack(string name)
    {
        await RunAsync(
            async monitor =>
            {
                var state = await monitor.ReadResourceAsync(Reference(name));

                var outputs = Assert.IsType<PropertyValue.Map>(state.Outputs["outputs"]);
                Assert.Equal("vpc-1", Assert.IsType<PropertyValue.Text>(outputs["vpcId"]).Value);
                Assert.Equal(["password"], TextsOf(state.Outputs["secretOutputNames"]));
            },
            outputs: new Base());
    }

    [Fact]
    public async Task A_reference_to_a_stack_that_is_not_there_names_those_that_are()
    {
        var result = await RunAsync(
            async monitor => await Assert.ThrowsAsync<MonitorException>(
                async () => await monitor.ReadResourceAsync(Reference("organization/shop/bas"))),
            outputs: new Base());

        result.HasOnlyError(
            "The stack reference 'other' names the stack 'organization/shop/bas', which is not there; the known stacks are base.");
    }

    [Fact]
    public async Task Without_other_stacks_the_message_says_so()
    {
        var result = await RunAsync(
            async monitor => await Assert.ThrowsAsync<MonitorException>(async () => await monitor.ReadResourceAsync(Reference("base"))));

        result.HasOnlyError("The stack reference 'other' names the stack 'base', which is not there; no other stack is known.");
    }

    [Fact]
    public async Task The_name_of_a_stack_has_to_be_known()
    {
        var result = await RunAsync(async monitor => await Assert.ThrowsAsync<MonitorException>(
            async () => await monitor.ReadResourceAsync(Reference("base") with { Id = PropertyValue.Unknown.Instance })));

        result.HasOnlyError(
            "The name of the stack reference 'other' is not known before the deployment; a stack reference needs a plain name.");
    }

    [Fact]
    public async Task A_stack_reference_stands_in_the_plan_as_read_by_the_builtin_provider_and_its_secrets_sealed()
    {
        var result = await RunAsync(async monitor => await monitor.ReadResourceAsync(Reference("base")), outputs: new Base());

        var reference = result.Plan.Resources.Single(resource => resource.Type == "pulumi:pulumi:StackReference");
        Assert.True(reference.External);
        Assert.Equal(
            "urn:pulumi:dev::shop::pulumi:providers:pulumi::default::04da6b54-80e4-46f7-96ec-b56ff0331ba9",
            reference.Provider);
        Assert.Contains(result.Plan.Resources, resource => resource.Urn == "urn:pulumi:dev::shop::pulumi:providers:pulumi::default");
        Assert.DoesNotContain("hunter2", result.Json(), StringComparison.Ordinal);
        Assert.Contains("\"external\": true", result.Json(), StringComparison.Ordinal);
    }

    private static ReadResourceRequest Reference(string name) =>
        new() { Type = "pulumi:pulumi:StackReference", Name = "other", Id = Text(name), Parent = StackUrn };

    private sealed class Base : IStackOutputs
    {
        public IReadOnlyCollection<string> Stacks => ["base"];

        public PropertyValue.Map? Find(string organization, string project, string stack) =>
            (organization, project, stack) == ("organization", "shop", "base")
            ? Map(("vpcId", Text("vpc-1")), ("password", PropertyValue.Secret.Of(Text("hunter2"))))
            : null;
    }
}
