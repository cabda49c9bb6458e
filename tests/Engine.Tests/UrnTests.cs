using LandingZone.Engine.Monitor;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class UrnTests
{
    [Fact]
    public async Task A_child_of_the_stack_has_only_its_own_type_in_its_URN()
    {
        var result = await RunAsync(async monitor =>
        {
            var state = await monitor.RegisterResourceAsync(Network("main"));

            Assert.Equal("urn:pulumi:dev::shop::cloud:net/network:Network::main", state.Urn);
        });

        Assert.True(result.Succeeded);
    }

    [Fact]
    public async Task A_URN_names_the_types_of_all_parents_from_the_outermost_inwards()
    {
        var result = await RunAsync(async monitor =>
        {
            var outer = await monitor.RegisterResourceAsync(Component("outer", "shop:web:Outer"));
            var inner = await monitor.RegisterResourceAsync(Component("inner", "shop:web:Inner", outer.Urn));
            var state = await monitor.RegisterResourceAsync(Network("main") with { Parent = inner.Urn });

            Assert.Equal("urn:pulumi:dev::shop::shop:web:Outer$shop:web:Inner$cloud:net/network:Network::main", state.Urn);
        });

        Assert.True(result.Succeeded);
    }

    [Fact]
    public async Task One_name_may_stand_under_two_parents_of_different_types()
    {
        var result = await RunAsync(async monitor =>
        {
            var shop = await monitor.RegisterResourceAsync(Component("shop"));
            await monitor.RegisterResourceAsync(Network("main"));
            await monitor.RegisterResourceAsync(Network("main") with { Parent = shop.Urn });
        });

        Assert.True(result.Succeeded);
    }

    [Fact]
    public async Task A_parent_that_was_not_declared_is_refused()
    {
        var result = await RefusedAsync(Network("main") with { Parent = "urn:pulumi:dev::shop::shop:web:Shop::gone" });

        result.HasOnlyError(
            "cloud:net/network:Network 'main': its parent 'urn:pulumi:dev::shop::shop:web:Shop::gone' " +
            "has not been declared; declare the parent first.");
    }

    [Fact]
    public async Task A_name_may_hold_the_separator()
    {
        await RunAsync(async monitor =>
        {
            var shop = await monitor.RegisterResourceAsync(Component("a::b"));
            var state = await monitor.RegisterResourceAsync(Network("c::d") with { Parent = shop.Urn });

            Assert.Equal("urn:pulumi:dev::shop::shop:web:Shop$cloud:net/network:Network::c::d", state.Urn);
        });
    }

    [Fact]
    public async Task The_stack_itself_has_no_parent()
    {
        var result = await RefusedAsync(Component("second", "pulumi:pulumi:Stack"));

        result.HasOnlyError($"pulumi:pulumi:Stack 'second': the stack itself cannot have a parent, and is given '{StackUrn}'.");
        Assert.Equal(StackUrn, Assert.Single(result.Plan.Resources).Urn);
    }
}
