using LandingZone.Engine.Values;
using Pulumi.Tests.Support;
using Pulumi.Utilities;
using static Pulumi.Tests.Support.Values;

namespace Pulumi.Tests;

public sealed class StackReferenceTests
{
    private static readonly PropertyValue.Map Answer = Map(
        ("name", Text("acme/proj/prod")),
        ("outputs", Map(
            ("cidr", Text("10.0.0.0/16")), ("ports", List(Number(80), Number(443))), ("arn", Unknown), ("password", Secret(
                Text("hunter2"))),
            ("token", Text("t0ken")))),
        ("secretOutputNames", List(Text("password"), Text("token"))));

    [Fact]
    public async Task Another_stack_is_read_by_its_name()
    {
        var monitor = Monitor();

        await monitor.SucceedAsync(async () =>
        {
            var reference = new StackReference("prod", new StackReferenceArgs { Name = "acme/proj/prod" });
            _ = new StackReference("acme/proj/other");
            Assert.Equal("acme/proj/prod", await OutputUtilities.GetValueAsync(reference.Name));
            Assert.Equal(2, (await OutputUtilities.GetValueAsync(reference.SecretOutputNames)).Length);
        });

        Assert.Equal(["prod", "acme/proj/other"], monitor.Read.Select(request => request.Name));
        Assert.Equal(["'acme/proj/prod'", "'acme/proj/other'"], monitor.Read.Select(request => Show(request.Id)));
        Assert.All(monitor.Read, request => Assert.Equal("pulumi:pulumi:StackReference", request.Type));
        Assert.Equal("{name: 'acme/proj/prod'}", Show(monitor.Read.First().Inputs));
    }

    [Fact]
    public Task One_output_is_not_tainted_by_unknown_or_secret_others() => WithReferenceAsync(async reference =>
    {
        var cidr = reference.GetOutput("cidr");
        Assert.Equal("10.0.0.0/16", await OutputUtilities.GetValueAsync(cidr));
        Assert.False(await Output.IsSecretAsync(cidr));
        Assert.True(await OutputUtilities.GetIsKnownAsync(cidr));
        Assert.Equal([reference], await OutputUtilities.GetDependenciesAsync(cidr));
        Assert.IsType<System.Collections.Immutable.ImmutableArray<object?>>(
            await OutputUtilities.GetValueAsync(reference.RequireOutput("ports")));
        Assert.False(await OutputUtilities.GetIsKnownAsync(reference.Outputs));
        Assert.True(await Output.IsSecretAsync(reference.Outputs));
    });

    [Fact]
    public Task Secret_outputs_stay_secret_and_unknown_ones_unknown() => WithReferenceAsync(async reference =>
    {
        Assert.True(await Output.IsSecretAsync(reference.GetOutput("password")));
        Assert.Equal("hunter2", await OutputUtilities.GetValueAsync(reference.GetOutput("password")));
        Assert.True(await Output.IsSecretAsync(reference.RequireOutput("token")));
        Assert.False(await OutputUtilities.GetIsKnownAsync(reference.RequireOutput("arn")));
        Assert.False(await OutputUtilities.GetIsKnownAsync(reference.GetOutput(OutputUtilities.CreateUnknown(""))));
    });

    [Fact]
    public Task An_output_that_is_not_there_is_null() => WithReferenceAsync(async reference =>
    {
        var none = reference.GetOutput("none");
        Assert.Null(await OutputUtilities.GetValueAsync(none));
        Assert.True(await OutputUtilities.GetIsKnownAsync(none));
        Assert.False(await Output.IsSecretAsync(none));
    });

    [Fact]
    public async Task A_required_output_that_is_not_there_fails_the_run()
    {
        var errors = await Monitor().FailAsync(() => _ = new Network(
            "net",
            new NetworkArgs { Cidr = new StackReference("prod").RequireOutput("none").Apply(value => (string)value) }));

        Assert.Contains("Required output 'none' does not exist on stack 'prod'.", errors, StringComparison.Ordinal);
        Assert.Contains("pulumi:pulumi:StackReference 'prod' failed", errors, StringComparison.Ordinal);
        Assert.Single(errors.Split("Required output"), text => text.StartsWith(" 'none'", StringComparison.Ordinal));
    }

    [Fact]
    public Task Details_say_whether_an_output_is_secret() => WithReferenceAsync(async reference =>
    {
        var plain = await reference.GetOutputDetailsAsync("cidr");
        var secret = await reference.GetOutputDetailsAsync("password");
        var none = await reference.GetOutputDetailsAsync("none");

        Assert.Equal(("10.0.0.0/16", null), (plain.Value, plain.SecretValue));
        Assert.Equal((null, "hunter2"), (secret.Value, secret.SecretValue));
        Assert.Equal((null, null), (none.Value, none.SecretValue));
    });

    [Fact]
    public Task Values_are_given_unless_they_are_secret() => WithReferenceAsync(async reference =>
    {
        Assert.Equal("10.0.0.0/16", await reference.GetValueAsync("cidr"));
        Assert.Equal("10.0.0.0/16", await reference.RequireValueAsync("cidr"));
        Assert.Null(await reference.GetValueAsync("none"));
        var get = await Assert.ThrowsAsync<InvalidOperationException>(() => reference.GetValueAsync("password"));
        var require = await Assert.ThrowsAsync<InvalidOperationException>(() => reference.RequireValueAsync("password"));

        Assert.Equal("Cannot call 'GetOutputValueAsync' if the referenced stack has secret outputs. Use 'GetOutput' instead.", get.Message);
        Assert.Equal(
            "Cannot call 'RequireOutputValueAsync' if the referenced stack has secret outputs. Use 'RequireOutput' instead.",
            require.Message);
    });

    [Fact]
    public async Task A_required_value_that_is_not_there_throws_and_fails_the_run()
    {
        var monitor = Monitor();

        await monitor.ExecuteAsync(() => Deployment.RunAsync(async () =>
            await Assert.ThrowsAsync<KeyNotFoundException>(() => new StackReference("prod").RequireValueAsync("none"))));

        Assert.Contains("Required output 'none' does not exist on stack 'prod'.", monitor.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_preview_a_stack_without_an_answer_has_unknown_outputs()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(async () =>
            Assert.False(await OutputUtilities.GetIsKnownAsync(new StackReference("prod").RequireOutput("cidr"))));
    }

    [Fact]
    public async Task Outputs_that_are_secret_as_a_whole_are_told_apart_by_their_names()
    {
        var monitor = new RecordingMonitor();
        monitor.Outputs["named"] = Map(
            ("outputs", Secret(Map(("a", Text("1")), ("b", Text("2"))))), ("secretOutputNames", List(Text("b"))));
        monitor.Outputs["unnamed"] = Map(("outputs", Secret(Map(("a", Text("1"))))));

        await monitor.SucceedAsync(async () =>
        {
            var named = new StackReference("named");
            Assert.False(await Output.IsSecretAsync(named.GetOutput("a")));
            Assert.True(await Output.IsSecretAsync(named.GetOutput("b")));
            Assert.True(await Output.IsSecretAsync(new StackReference("unnamed").GetOutput("a")));
        });
    }

    private static RecordingMonitor Monitor()
    {
        var monitor = new RecordingMonitor();
        monitor.Outputs["prod"] = Answer;
        return monitor;
    }

    private static Task WithReferenceAsync(Func<StackReference, Task> test) =>
        Monitor().SucceedAsync(() => test(new StackReference("prod")));
}
