using FsCheck;
using FsCheck.Fluent;
using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class DeterminismTests
{
    [Fact]
    public void However_registrations_are_interleaved_the_bytes_are_the_same()
    {
        var expected = Interleaved([0, 1, 2, 3, 4, 5, 6, 7]);

        Prop.ForAll(Arb.From(Gen.Shuffle([0, 1, 2, 3, 4, 5, 6, 7])), order => Interleaved(order) == expected).QuickCheckThrowOnFailure();

        static string Interleaved(int[] order)
        {
            const string Prefix = "urn:pulumi:dev::shop::shop:web:Shop$cloud:net/network:Network::network-";
            var result = RunAsync(async monitor =>
            {
                var shop = await monitor.RegisterResourceAsync(Component("shop"));
                await Task.WhenAll(order.Select(number => Task.Run(async () =>
                {
                    await monitor.RegisterResourceAsync(Network($"network-{number}") with { Parent = shop.Urn });
                })));
                await monitor.RegisterResourceAsync(Network("a-last") with
                {
                    Dependencies = [.. order.Select(number => $"{Prefix}{number}")],
                });
            }).GetAwaiter().GetResult();
            return result.Json();
        }
    }

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public void Random_stacks_give_the_same_bytes_in_any_order_that_their_dependencies_allow(RunMode mode)
    {
        var stacks =
            from size in Gen.Choose(1, 25)
            from dependencies in Gen.ArrayOf(Gen.Choose(-1, 24), size)
            from priorities in Gen.ArrayOf(Gen.Choose(0, 1000), size)
            select (dependencies, priorities);

        Prop.ForAll(Arb.From(stacks), stack => Json(stack.dependencies, null) == Json(stack.dependencies, stack.priorities))
            .QuickCheckThrowOnFailure();

        // Number i may wait for an earlier one, be its child, or neither. Each is registered as soon as that one is there
        // and its turn has come by the priorities.
        string Json(int[] earlier, int[]? priorities)
        {
            var result = RunAsync(
                async monitor =>
                {
                    var done = Array.ConvertAll(
                        earlier, _ => new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));
                    var order = Enumerable.Range(0, earlier.Length).OrderBy(number => priorities?[number] ?? number).ToArray();
                    await Task.WhenAll(order.Select(async number =>
                    {
                        var other = number == 0 || earlier[number] < 0 ? null : await done[earlier[number] % number].Task;
                        var isChild = other is not null && number % 3 == 0;
                        var state = number % 4 == 0
                            ? await monitor.RegisterResourceAsync(
                                Component($"c{number}", $"shop:web:Shop{number}", isChild ? other! : StackUrn))
                            : await monitor.RegisterResourceAsync(Network($"n{number}", ("tags", Map(("number", Text($"{number}"))))) with
                            {
                                Parent = isChild ? other : StackUrn,
                                Dependencies = other is null || isChild ? [] : [other],
                                Version = number % 5 == 0 ? "2.0.0" : "1.2.3",
                            });
                        done[number].SetResult(state.Urn);
                    }));
                },
                mode).GetAwaiter().GetResult();
            Assert.True(result.Succeeded, string.Join('\n', result.Errors()));
            return result.Json();
        }
    }

    [Fact]
    public void The_bytes_do_not_depend_on_the_order_of_names_dependencies_or_settings()
    {
        Assert.Equal(Json(reversed: false), Json(reversed: true));

        static string Json(bool reversed)
        {
            KeyValuePair<string, ConfigValue>[] config = [new("cloud:a", new("1")), new("cloud:b", new("2"))];
            (string, PropertyValue)[] tags = [("a", Text("1")), ("b", Text("2"))];
            var settings = new RunSettings
            {
                Project = "shop",
                Stack = "dev",
                Config = new Dictionary<string, ConfigValue>(reversed ? config.Reverse() : config),
            };
            return RunAsync(
                async monitor =>
                {
                    var a = await monitor.RegisterResourceAsync(Network("a"));
                    var b = await monitor.RegisterResourceAsync(Network("b"));
                    await monitor.RegisterResourceAsync(Network("c", ("tags", Map(reversed ? [.. tags.Reverse()] : tags))) with
                    {
                        Dependencies = reversed ? [b.Urn, a.Urn] : [a.Urn, b.Urn],
                    });
                },
                settings: settings).GetAwaiter().GetResult().Json();
        }
    }
}
