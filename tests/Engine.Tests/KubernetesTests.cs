using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class KubernetesTests
{
    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task An_object_without_a_name_gets_its_logical_name_and_digits(RunMode mode)
    {
        await RunAsync(
            async monitor =>
            {
                var state = await monitor.RegisterResourceAsync(Object("v1", "ConfigMap", "core/v1"));

                Assert.Matches("^thing-[0-9a-f]{8}$", TextOf(Assert.IsType<PropertyValue.Map>(state.Outputs["metadata"])["name"]));
            },
            mode,
            schemas: Schema.SchemaCatalog.Shipped);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("generateName")]
    public async Task A_name_that_is_given_stays(string property)
    {
        await RunAsync(
            async monitor =>
            {
                var named = Object("v1", "ConfigMap", "core/v1", ("metadata", Map((property, Text("mine")))));
                var state = await monitor.RegisterResourceAsync(named);

                var metadata = Assert.IsType<PropertyValue.Map>(state.Outputs["metadata"]);
                Assert.Equal("mine", TextOf(metadata[property]));
                Assert.Equal(1, metadata.Count);
            },
            schemas: Schema.SchemaCatalog.Shipped);
    }

    [Fact]
    public async Task An_object_is_known_by_namespace_and_name()
    {
        await RunAsync(
            async monitor =>
            {
                var metadata = Map(("name", Text("settings")), ("namespace", Text("kubeflow")));
                var state = await monitor.RegisterResourceAsync(Object("v1", "ConfigMap", "core/v1", ("metadata", metadata)));

                Assert.Equal("kubeflow/settings", TextOf(state.Id));
            },
            RunMode.Simulate,
            schemas: Schema.SchemaCatalog.Shipped);
    }

    [Fact]
    public async Task An_object_of_a_custom_kind_is_taken_as_it_is()
    {
        var result = await RunAsync(
            async monitor =>
            {
                var spec = Map(("weight", new PropertyValue.Number(10)));
                var state = await monitor.RegisterResourceAsync(Object("karpenter.sh/v1", "NodePool", "karpenter.sh/v1", ("spec", spec)));

                Assert.IsType<PropertyValue.Map>(state.Outputs["spec"]);
                Assert.Matches("^thing-[0-9a-f]{8}$", TextOf(Assert.IsType<PropertyValue.Map>(state.Outputs["metadata"])["name"]));
            },
            schemas: Schema.SchemaCatalog.Shipped);

        Assert.True(result.Succeeded, string.Join('\n', result.Errors()));
    }

    [Fact]
    public async Task A_kind_of_a_known_group_has_to_be_in_the_schema()
    {
        var result = await RunAsync(
            async monitor => await Assert.ThrowsAsync<MonitorException>(
                async () => await monitor.RegisterResourceAsync(Object("apps/v1", "ReplicaSet", "apps/v1"))),
            schemas: Schema.SchemaCatalog.Shipped);

        result.HasOnlyError(
            "kubernetes:apps/v1:ReplicaSet 'thing': this resource type is not known here " +
            "(did you mean 'kubernetes:apps/v1:Deployment'?); " +
            "add \"apps/v1/ReplicaSet\" to \"kubernetes\".\"resources\" in offline/extract/resources.json " +
            "and run 'npm run refresh' in offline/extract.");
    }

    private static RegisterResourceRequest Object(
        string apiVersion, string kind, string module, params (string Name, PropertyValue Value)[] inputs) => new()
    {
        Type = $"kubernetes:{module}:{kind}",
        Name = "thing",
        Custom = true,
        Parent = StackUrn,
        Version = "4.34.2",
        Inputs = Map([("apiVersion", Text(apiVersion)), ("kind", Text(kind)), .. inputs]),
    };
}
