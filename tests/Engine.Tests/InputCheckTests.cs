using System.Collections.Immutable;
using LandingZone.Engine.Values;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class InputCheckTests
{
    public static TheoryData<string, string, string> Faults => new()
    {
        { "size", "text", "'size' must be a whole number, and is text" },
        { "size", "1.5", "'size' must be a whole number, and is 1.5" },
        { "ratio", "true", "'ratio' must be a number, and is true or false" },
        { "enabled", "text", "'enabled' must be true or false, and is text" },
        { "cidrBlock", "3", "'cidrBlock' must be text, and is a number" },
        { "tags", "text", "'tags' must be an object, and is text" },
        { "rules", "text", "'rules' must be a list, and is text" },
        { "tier", "text", "'tier' must be one of private, public, and is 'text'" },
        { "kind", "text", "'kind' must be 'Network', and is 'text'" },
        { "port", "true", "'port' must be a whole number or text, and is true or false" },
        { "mode", "text", "'mode' must be one of 'fast', 'slow', and is 'text'" },
        { "mode", "true", "'mode' must be 'fast' or 'slow', and is true or false" },
        { "port", "1.5", "'port' must be a whole number, and is 1.5" },
        { "file", "text", "'file' must be an asset or an archive, and is text" },
        { "sice", "3", "'sice' is not a property of it (did you mean 'size'?)" },
        { "nothingLikeIt", "3", "'nothingLikeIt' is not a property of it" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task An_input_of_the_wrong_kind_is_an_error_that_names_resource_and_property(string name, string value, string fault)
    {
        var inputs = name == "cidrBlock" ? Map((name, Value(value))) : Map(("cidrBlock", Text("10.0.0.0/16")), (name, Value(value)));

        var result = await DeclareAsync(Network("main") with { Inputs = inputs });

        Assert.False(result.Succeeded);
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal($"cloud:net/network:Network 'main': {fault}.", diagnostic.Text);
        Assert.Equal("urn:pulumi:dev::shop::cloud:net/network:Network::main", diagnostic.Urn);
    }

    [Theory]
    [InlineData("size", "3")]
    [InlineData("ratio", "1.5")]
    [InlineData("port", "3")]
    [InlineData("port", "text")]
    [InlineData("flavour", "something new")]
    [InlineData("tier", "private")]
    [InlineData("mode", "slow")]
    [InlineData("policy", "text")]
    [InlineData("anything", "true")]
    public async Task What_the_provider_takes_is_taken(string name, string value)
    {
        var result = await DeclareAsync(Network("main", (name, Value(value))));

        Assert.True(result.Succeeded, string.Join('\n', result.Errors()));
    }

    [Fact]
    public async Task A_missing_required_input_is_an_error_also_inside_of_an_object()
    {
        var rules = new PropertyValue.List([Map(("fromPort", new PropertyValue.Number(1))), Map(("toPort", new PropertyValue.Number(2)))]);

        var result = await DeclareAsync(Network("main") with { Inputs = Map(("rules", rules)) });

        Assert.Equal(
            [
                "cloud:net/network:Network 'main': 'rules[1].fromPort' is required and is not given.",
                "cloud:net/network:Network 'main': 'cidrBlock' is required and is not given.",
            ],
            result.Errors());
    }

    [Fact]
    public async Task All_faults_of_all_resources_are_reported_in_one_run()
    {
        var result = await RunAsync(async monitor =>
        {
            await monitor.RegisterResourceAsync(Network("one", ("size", Text("big")), ("tier", Text("odd"))));
            await monitor.RegisterResourceAsync(Network("two", ("enabled", Text("yes"))));
        });

        Assert.Equal(3, result.Errors().Count());
    }

    [Fact]
    public async Task Unknown_values_pass_and_secrets_are_looked_into()
    {
        var result = await RunAsync(async monitor =>
        {
            var unknown = PropertyValue.Unknown.Instance;
            await monitor.RegisterResourceAsync(Network("fine", ("size", unknown), ("tags", PropertyValue.Secret.Of(unknown))));
            await monitor.RegisterResourceAsync(Network("faulty", ("size", PropertyValue.Secret.Of(Text("hidden-text")))));
        });

        var error = Assert.Single(result.Errors());
        Assert.Equal("cloud:net/network:Network 'faulty': 'size' must be a whole number, and is text.", error);
        Assert.DoesNotContain("hidden-text", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resource_type_that_the_package_does_not_have_is_refused_with_the_nearest_one_and_the_remedy()
    {
        var result = await RefusedAsync(Network("main") with { Type = "cloud:net/network:Netwrk" });

        result.HasOnlyError(
            "cloud:net/network:Netwrk 'main': this resource type is not known here (did you mean 'cloud:net/network:Network'?); " +
            "add \"net/Netwrk\" to \"cloud\".\"resources\" in offline/extract/resources.json " +
            "and run 'npm run refresh' in offline/extract.");
    }

    private static PropertyValue Value(string text) => text switch
    {
        "true" => PropertyValue.Boolean.Of(true),
        _ when double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) => new PropertyValue.Number(number),
        _ => Text(text),
    };
}
