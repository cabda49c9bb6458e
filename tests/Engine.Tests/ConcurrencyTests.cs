using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;
using static LandingZone.Engine.Tests.Harness.TestProgram;

namespace LandingZone.Engine.Tests;

public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Two_runs_side_by_side_do_not_see_each_other()
    {
        var started = new TaskCompletionSource();
        var first = RunAsync(async monitor =>
        {
            await monitor.RegisterResourceAsync(Network("first"));
            await started.Task;
            Assert.Same(monitor, ResourceMonitor.Current);
        });
        var second = RunAsync(async monitor =>
        {
            await monitor.RegisterResourceAsync(Network("second"));
            Assert.Same(monitor, ResourceMonitor.Current);
            started.SetResult();
        });

        var results = await Task.WhenAll(first, second);

        Assert.DoesNotContain(results[0].Plan.Resources, resource => resource.Name == "second");
        Assert.DoesNotContain(results[1].Plan.Resources, resource => resource.Name == "first");
        Assert.Null(ResourceMonitor.Current);
    }

    [Fact]
    public async Task Many_threads_may_declare_into_one_run()
    {
        const int Threads = 8;
        const int Each = 200;

        var result = await RunAsync(monitor => Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(async () =>
        {
            var group = await monitor.RegisterResourceAsync(Component($"group-{thread}"));
            for (var i = 0; i < Each; i++)
            {
                await monitor.RegisterResourceAsync(Network($"n-{thread}-{i}") with { Parent = group.Urn, Version = $"1.0.{i % 3}" });
            }

            await monitor.RegisterResourceOutputsAsync(group.Urn, Map(("count", new PropertyValue.Number(Each))));
        }))));

        Assert.True(result.Succeeded, string.Join('\n', result.Errors()));
        Assert.Equal(1 + Threads + (Threads * Each) + 3, result.Plan.Resources.Count);
        Assert.All(
            result.Plan.Resources.Where(resource => resource.Name.StartsWith("group-", StringComparison.Ordinal)),
            group => Assert.Equal(Each, Assert.IsType<PropertyValue.Number>(group.Outputs["count"]).Value));
    }

    [Fact]
    public async Task Progress_counts_every_resource_once()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<int>();
        var run = new StackRun
        {
            Settings = new RunSettings { Project = "shop", Stack = "dev" },
            Progress = progress => seen.Add(progress.Resources),
        };

        await EmbeddedEngine.RunAsync(run, async () =>
        {
            var monitor = ResourceMonitor.Current!;
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () =>
                await monitor.RegisterResourceAsync(new RegisterResourceRequest { Type = "a:b:C", Name = $"c{i}", Custom = false }))));
            return 0;
        });

        Assert.Equal(Enumerable.Range(1, 20), seen.Order());
    }
}
