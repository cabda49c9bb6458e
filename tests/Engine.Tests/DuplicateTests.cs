using LandingZone.Engine.Monitor;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class DuplicateTests
{
    [Fact]
    public async Task A_second_resource_of_one_type_name_and_parent_is_refused()
    {
        var result = await RunAsync(async monitor =>
        {
            await monitor.RegisterResourceAsync(Network("main"));
            await Assert.ThrowsAsync<MonitorException>(async () => await monitor.RegisterResourceAsync(Network("main")));
        });

        Assert.False(result.Succeeded);
        result.HasOnlyError(
            $"cloud:net/network:Network 'main' is declared twice under '{StackUrn}' " +
            "(both are urn:pulumi:dev::shop::cloud:net/network:Network::main); give one of them another name.");
    }

    [Fact]
    public async Task Equal_names_under_two_parents_of_one_type_are_refused_and_the_message_says_why()
    {
        var result = await RunAsync(async monitor =>
        {
            var east = await monitor.RegisterResourceAsync(Component("east"));
            var west = await monitor.RegisterResourceAsync(Component("west"));
            await monitor.RegisterResourceAsync(Network("main") with { Parent = west.Urn });
            await Assert.ThrowsAsync<MonitorException>(
                async () => await monitor.RegisterResourceAsync(Network("main") with { Parent = east.Urn }));
        });

        result.HasOnlyError(
            "cloud:net/network:Network 'main' is declared under 'urn:pulumi:dev::shop::shop:web:Shop::east' and under " +
            "'urn:pulumi:dev::shop::shop:web:Shop::west' (both are urn:pulumi:dev::shop::shop:web:Shop$cloud:net/network:Network::main, " +
            "since a URN holds the types of the parents and not their names); give one of them another name.");
    }

    [Fact]
    public async Task Of_many_equal_ones_at_once_only_one_is_taken()
    {
        const int Attempts = 64;

        var taken = 0;
        var result = await RunAsync(monitor => Task.WhenAll(Enumerable.Range(0, Attempts).Select(_ => Task.Run(async () =>
        {
            try
            {
                await monitor.RegisterResourceAsync(Network("main"));
                Interlocked.Increment(ref taken);
            }
            catch (MonitorException)
            {
                // All but one.
            }
        }))));

        Assert.Equal(1, taken);
        Assert.Equal(Attempts - 1, result.Errors().Count());
        Assert.Single(result.Plan.Resources, resource => resource.Name == "main");
    }

    [Fact]
    public async Task A_refusal_that_the_program_reports_itself_is_said_once()
    {
        var result = await RunAsync(async monitor =>
        {
            await monitor.RegisterResourceAsync(Component("shop"));
            var refusal = await Assert.ThrowsAsync<MonitorException>(async () => await monitor.RegisterResourceAsync(Component("shop")));
            monitor.Log(new LogMessage(LogSeverity.Error, $"in the cellar: {refusal.Message}"));
        });

        Assert.StartsWith(
            "in the cellar: shop:web:Shop 'shop' is declared twice", Assert.Single(result.Errors()), StringComparison.Ordinal);
    }
}
