using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class ProviderTests
{
    private const string DefaultProvider = "urn:pulumi:dev::shop::pulumi:providers:cloud::default_1_2_3";

    [Fact]
    public async Task Resources_without_a_provider_share_the_default_one_of_their_version()
    {
        var result = await RunAsync(async monitor =>
        {
            await monitor.RegisterResourceAsync(Network("one"));
            await monitor.RegisterResourceAsync(Network("two"));
        });

        var provider = Assert.Single(result.Plan.Resources, resource => resource.Type == "pulumi:providers:cloud");
        Assert.Equal(DefaultProvider, provider.Urn);
        Assert.Null(provider.Parent);
        Assert.Equal("1.2.3", Assert.IsType<PropertyValue.Text>(provider.Inputs["version"]).Value);
        Assert.All(
            result.Plan.Resources.Where(resource => resource.Type == "cloud:net/network:Network"),
            resource => Assert.Equal($"{DefaultProvider}::04da6b54-80e4-46f7-96ec-b56ff0331ba9", resource.Provider));
    }

    [Fact]
    public async Task The_default_provider_takes_the_settings_of_its_package()
    {
        var settings = new RunSettings
        {
            Project = "shop",
            Stack = "dev",
            Config = new Dictionary<string, ConfigValue>
            {
                ["cloud:region"] = new("north"),
                ["cloud:key"] = ConfigValue.Sealed,
                ["shop:colour"] = new("red"),
            },
        };

        var result = await RunAsync(async monitor => await monitor.RegisterResourceAsync(Network("one")), settings: settings);

        var inputs = result.Plan.Resources.Single(resource => resource.Urn == DefaultProvider).Inputs;
        Assert.Equal(3, inputs.Count);
        Assert.Equal("north", Assert.IsType<PropertyValue.Text>(inputs["region"]).Value);
        Assert.IsType<PropertyValue.Unknown>(Assert.IsType<PropertyValue.Secret>(inputs["key"]).Element);
    }

    [Fact]
    public async Task A_provider_that_is_given_is_kept()
    {
        var result = await RunAsync(async monitor =>
        {
            var provider = await monitor.RegisterResourceAsync(new RegisterResourceRequest
            {
                Type = "pulumi:providers:cloud",
                Name = "mine",
                Custom = true,
                Parent = StackUrn,
                Inputs = Map(("region", Text("north")), ("allowedAccountIds", Text("[\"111122223333\"]"))),
            });
            await monitor.RegisterResourceAsync(Network("one") with { Provider = $"{provider.Urn}::id" });
        });

        Assert.True(result.Succeeded, string.Join('\n', result.Errors()));
        Assert.Equal(
            "urn:pulumi:dev::shop::pulumi:providers:cloud::mine::id",
            result.Planned("one").Provider);
        Assert.DoesNotContain(result.Plan.Resources, resource => resource.Urn == DefaultProvider);
    }

    [Fact]
    public async Task A_provider_that_does_not_exist_is_an_error()
    {
        var result = await DeclareAsync(Network("one") with { Provider = "urn:pulumi:dev::shop::pulumi:providers:cloud::gone::id" });

        result.HasOnlyError(
            "cloud:net/network:Network 'one' waits for 'urn:pulumi:dev::shop::pulumi:providers:cloud::gone' (provider), " +
            "which has not been declared in this stack; declare it, or do without it.");
    }

    [Fact]
    public async Task Components_have_no_provider_and_no_id()
    {
        var result = await DeclareAsync(Component("shop"));

        var component = result.Planned("shop");
        Assert.Null(component.Provider);
        Assert.Null(component.Id);
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("urn:pulumi:dev")]
    [InlineData("urn:pulumi:dev::")]
    public async Task A_reference_of_another_form_is_refused(string reference)
    {
        var result = await RefusedAsync(Network("one") with { Provider = reference });

        result.HasOnlyError(
            $"cloud:net/network:Network 'one': '{reference}' is not a reference of a provider; it is the provider's URN, '::' and its id.");
    }

    [Theory]
    [InlineData("7.48.0", "default_7_48_0")]
    [InlineData("1.2.3-beta.1+build", "default_1_2_3_beta_1_build")]
    [InlineData(null, "default")]
    public async Task A_default_provider_is_named_after_its_version(string? version, string name)
    {
        var result = await DeclareAsync(Network("one") with { Version = version });

        Assert.Equal(name, Assert.Single(result.Plan.Resources, resource => resource.Type == "pulumi:providers:cloud").Name);
    }

    [Fact]
    public async Task Each_version_has_a_default_provider_of_its_own()
    {
        var result = await RunAsync(async monitor =>
        {
            await monitor.RegisterResourceAsync(Network("one"));
            await monitor.RegisterResourceAsync(Network("two") with { Version = "2.0.0" });
        });

        Assert.Equal(
            ["default_1_2_3", "default_2_0_0"],
            result.Plan.Resources.Where(resource => resource.Type == "pulumi:providers:cloud").Select(provider => provider.Name));
    }

    [Fact]
    public async Task A_provider_that_the_program_calls_as_the_engine_would_stands_for_the_default_one()
    {
        var result = await RunAsync(async monitor =>
        {
            await monitor.RegisterResourceAsync(Provider("default_1_2_3"));
            await monitor.RegisterResourceAsync(Network("one"));
        });

        Assert.True(result.Succeeded);
        Assert.Single(result.Plan.Resources, resource => resource.Urn == DefaultProvider);
    }

    [Fact]
    public async Task Structured_settings_of_a_provider_may_come_as_JSON_text()
    {
        var result = await DeclareAsync(new RegisterResourceRequest
        {
            Type = "pulumi:providers:cloud",
            Name = "mine",
            Custom = true,
            Parent = StackUrn,
            Inputs = Map(("allowedAccountIds", Text("[]")), ("regoin", Text("north"))),
        });

        result.HasOnlyError("pulumi:providers:cloud 'mine': 'regoin' is not a property of it (did you mean 'region'?).");
    }
}
