using LandingZone.Engine.Monitor;
using LandingZone.Engine.Plans;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class InheritanceTests
{
    [Fact]
    public async Task What_a_child_leaves_open_its_parent_decides()
    {
        var result = await RunAsync(async monitor =>
        {
            var keeper = await monitor.RegisterResourceAsync(Component("keeper"));
            var shop = await monitor.RegisterResourceAsync(
                Component("shop") with { Protect = true, RetainOnDelete = true, DeletedWith = keeper.Urn });
            await monitor.RegisterResourceAsync(Network("heir") with { Parent = shop.Urn });
            await monitor.RegisterResourceAsync(Network("own") with { Parent = shop.Urn, Protect = false, RetainOnDelete = false });
        });

        PlannedResource heir = Find("heir"), own = Find("own");
        Assert.True(heir.Protect);
        Assert.True(heir.RetainOnDelete);
        Assert.Equal("urn:pulumi:dev::shop::shop:web:Shop::keeper", heir.DeletedWith);
        Assert.False(own.Protect);
        Assert.False(own.RetainOnDelete);

        PlannedResource Find(string name) => result.Plan.Resources.Single(resource => resource.Name == name);
    }

    [Fact]
    public async Task A_child_gets_the_provider_that_its_parent_has_for_the_package()
    {
        const string Mine = "urn:pulumi:dev::shop::pulumi:providers:cloud::mine::id";

        var result = await RunAsync(async monitor =>
        {
            await monitor.RegisterResourceAsync(Provider("mine"));
            var shop = await monitor.RegisterResourceAsync(
                Component("shop") with { Providers = new Dictionary<string, string> { ["cloud"] = Mine } });
            await monitor.RegisterResourceAsync(Network("heir") with { Parent = shop.Urn });
        });

        Assert.True(result.Succeeded, string.Join('\n', result.Errors()));
        Assert.Equal(Mine, result.Planned("heir").Provider);
    }
}
