using LandingZone.Engine.Monitor;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class AliasTests
{
    [Fact]
    public async Task An_alias_becomes_the_URN_that_the_resource_had()
    {
        var result = await RunAsync(async monitor =>
        {
            var shop = await monitor.RegisterResourceAsync(Component("shop"));
            await monitor.RegisterResourceAsync(Network("main") with
            {
                Parent = shop.Urn,
                Aliases =
                [
                    new AliasRequest { Name = "old" },
                    new AliasRequest { NoParent = true },
                    new AliasRequest { Type = "cloud:net/vpc:Vpc", Stack = "test", Project = "store" },
                    new AliasRequest { Urn = "urn:pulumi:a::b::c:d:E::f" },
                ],
            });
        });

        Assert.Equal(
            [
                "urn:pulumi:dev::shop::shop:web:Shop$cloud:net/network:Network::old",
                "urn:pulumi:dev::shop::cloud:net/network:Network::main",
                "urn:pulumi:test::store::shop:web:Shop$cloud:net/vpc:Vpc::main",
                "urn:pulumi:a::b::c:d:E::f",
            ],
            result.Planned("main").Aliases);
    }

    [Fact]
    public async Task An_alias_under_something_that_is_no_URN_is_refused()
    {
        var result = await RefusedAsync(Network("main") with { Aliases = [new AliasRequest { ParentUrn = "attic" }] });

        result.HasOnlyError(
            "cloud:net/network:Network 'main': an alias has a parent that cannot be: 'attic' is not a URN.");
    }
}
