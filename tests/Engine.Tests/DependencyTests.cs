using LandingZone.Engine.Monitor;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class DependencyTests
{
    [Fact]
    public async Task What_is_needed_stands_before_what_needs_it()
    {
        var result = await RunAsync(async monitor =>
        {
            var late = await monitor.RegisterResourceAsync(Network("z-first"));
            await monitor.RegisterResourceAsync(Network("a-second") with { Dependencies = [late.Urn] });
        });

        var names = result.Plan.Resources.Select(resource => resource.Name).ToList();
        Assert.True(names.IndexOf("z-first") < names.IndexOf("a-second"));
        Assert.True(names.IndexOf("default_1_2_3") < names.IndexOf("z-first"));
    }

    [Fact]
    public async Task A_dependency_that_was_not_declared_is_an_error()
    {
        var result = await DeclareAsync(Network("main") with { Dependencies = ["urn:pulumi:dev::shop::x:y:Z::gone"] });

        result.HasOnlyError(
            "cloud:net/network:Network 'main' waits for 'urn:pulumi:dev::shop::x:y:Z::gone' (dependsOn), " +
            "which has not been declared in this stack; declare it, or do without it.");
    }

    [Fact]
    public async Task Every_kind_of_dependency_has_to_be_there_and_each_is_reported_once()
    {
        var result = await DeclareAsync(Network("main") with
        {
            Dependencies = ["urn:pulumi:dev::shop::x:y:Z::one"],
            PropertyDependencies = new Dictionary<string, IReadOnlyCollection<string>>
            {
                ["tags"] = ["urn:pulumi:dev::shop::x:y:Z::one", "urn:pulumi:dev::shop::x:y:Z::two"],
            },
            DeletedWith = "urn:pulumi:dev::shop::x:y:Z::three",
        });

        const string Lead = "cloud:net/network:Network 'main' waits for 'urn:pulumi:dev::shop::x:y:Z::";
        const string End = ", which has not been declared in this stack; declare it, or do without it.";
        Assert.Equal([$"{Lead}three' (deletedWith){End}", $"{Lead}one' (dependsOn){End}", $"{Lead}two' (tags){End}"], result.Errors());
    }

    [Fact]
    public async Task Resources_that_wait_for_each_other_are_an_error_that_shows_the_way_round()
    {
        const string Prefix = "urn:pulumi:dev::shop::cloud:net/network:Network::";

        var result = await RunAsync(async monitor =>
        {
            await monitor.RegisterResourceAsync(Network("a") with { Dependencies = [$"{Prefix}b"] });
            await monitor.RegisterResourceAsync(Network("b") with { Dependencies = [$"{Prefix}c"] });
            await monitor.RegisterResourceAsync(Network("c") with { Dependencies = [$"{Prefix}a"] });
        });

        result.HasOnlyError(
            $"These resources wait for each other: {Prefix}a -> {Prefix}b -> {Prefix}c -> {Prefix}a; remove one of the dependencies.");
        Assert.Equal(5, result.Plan.Resources.Count);
    }

    [Fact]
    public async Task A_cycle_through_a_parent_is_found_behind_those_that_only_wait_for_it()
    {
        const string Inner = "urn:pulumi:dev::shop::shop:web:Shop$cloud:net/network:Network::inner";

        var result = await RunAsync(async monitor =>
        {
            var shop = await monitor.RegisterResourceAsync(Component("shop") with { Dependencies = [Inner] });
            await monitor.RegisterResourceAsync(Network("inner") with { Parent = shop.Urn });
            await monitor.RegisterResourceAsync(Network("a-bystander") with { Dependencies = [Inner] });
        });

        result.HasOnlyError(
            $"These resources wait for each other: {Inner} -> urn:pulumi:dev::shop::shop:web:Shop::shop -> {Inner}; " +
            "remove one of the dependencies.");
        Assert.Equal(5, result.Plan.Resources.Count);
    }

    [Fact]
    public async Task A_resource_that_waits_for_itself_is_a_cycle()
    {
        const string Urn = "urn:pulumi:dev::shop::cloud:net/network:Network::main";

        var result = await DeclareAsync(Network("main") with { Dependencies = [Urn] });

        result.HasOnlyError($"These resources wait for each other: {Urn} -> {Urn}; remove one of the dependencies.");
    }

    [Fact]
    public async Task A_chain_of_ten_thousand_resources_is_ordered_and_searched_for_cycles()
    {
        const int Length = 10_000;

        var result = await RunAsync(async monitor =>
        {
            string? previous = null;
            for (var i = 0; i < Length; i++)
            {
                var state = await monitor.RegisterResourceAsync(
                    Network($"n{i}") with { Dependencies = previous is null ? [] : [previous] });
                previous = state.Urn;
            }
        });

        Assert.True(result.Succeeded);
        Assert.Equal($"n{Length - 1}", result.Plan.Resources[^1].Name);
    }
}
