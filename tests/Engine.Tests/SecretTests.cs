using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class SecretTests
{
    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task A_secret_is_never_written_wherever_it_stands(RunMode mode)
    {
        var secret = PropertyValue.Secret.Of(Text("hunter2"));

        var result = await RunAsync(
            async monitor =>
            {
                await monitor.RegisterResourceAsync(Network(
                    "main",
                    ("password", secret),
                    ("tags", Map(("owner", secret))),
                    ("anything", new PropertyValue.List([Map(("deep", secret))]))));
                await monitor.RegisterResourceOutputsAsync(StackUrn, Map(("password", secret)));
            },
            mode);

        Assert.True(result.Succeeded, string.Join('\n', result.Errors()));
        Assert.DoesNotContain("hunter2", result.Json(), StringComparison.Ordinal);
        Assert.Contains(
            "\"4dabf18193072939515e22adb298388d\": \"1b47061264138c4ac30d75fd1eb44270\"", result.Json(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_that_the_provider_calls_secret_is_sealed_among_the_outputs()
    {
        var result = await DeclareAsync(Network("main", ("password", Text("plain"))));

        Assert.IsType<PropertyValue.Secret>(result.Planned("main").Outputs["password"]);
    }

    [Fact]
    public async Task What_is_written_for_a_secret_tells_nothing_of_it()
    {
        var one = await DeclareAsync(Network("main", ("password", PropertyValue.Secret.Of(Text("one")))));
        var two = await DeclareAsync(Network("main", ("password", PropertyValue.Secret.Of(Text("another one, and longer")))));

        Assert.Equal(one.Json(), two.Json());
        Assert.Contains("\"ciphertext\": \"sealed\"", one.Json(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_is_no_secret()
    {
        var result = await DeclareAsync(Network("main"));

        Assert.IsType<PropertyValue.Null>(result.Planned("main").Outputs["password"]);
    }

    [Fact]
    public async Task A_made_up_value_holds_no_secret()
    {
        var result = await RunAsync(
            async monitor => await monitor.RegisterResourceAsync(
                Network("main", ("name", PropertyValue.Secret.Of(Text("hunter2"))))),
            RunMode.Simulate);

        Assert.DoesNotContain("hunter2", result.Json(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("size", 1.5, "must be a whole number")]
    [InlineData("tier", 2.0, "must be one of private, public")]
    [InlineData("kind", 2.0, "must be 'Network'")]
    public async Task A_fault_of_a_secret_value_does_not_tell_it(string name, double value, string fault)
    {
        var result = await DeclareAsync(Network("main", (name, PropertyValue.Secret.Of(new PropertyValue.Number(value)))));

        result.HasOnlyError($"cloud:net/network:Network 'main': '{name}' {fault}.");
    }

    [Fact]
    public async Task Secrets_from_the_settings_of_a_default_provider_are_sealed()
    {
        var settings = new RunSettings
        {
            Project = "shop",
            Stack = "dev",
            Config = new Dictionary<string, ConfigValue> { ["cloud:region"] = new("hunter2", IsSecret: true) },
        };

        var result = await RunAsync(async monitor => await monitor.RegisterResourceAsync(Network("main")), settings: settings);

        Assert.DoesNotContain("hunter2", result.Json(), StringComparison.Ordinal);
    }
}
