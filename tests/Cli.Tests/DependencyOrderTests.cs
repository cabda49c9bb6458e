using System.Collections.Concurrent;
using LandingZone.Cli.Previews;
using LandingZone.Cli.Projects;
using LandingZone.Cli.Tests.Support;
using LandingZone.Engine.Values;
using LandingZone.Stacks.Estates;
using LandingZone.Stacks.Settings;
using Pulumi;

namespace LandingZone.Cli.Tests;

public sealed class DependencyOrderTests
{
    /// <summary>How long a test waits before it takes it that nothing will come any more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_stack_starts_when_those_it_reads_from_are_done()
    {
        var events = new ConcurrentQueue<string>();

        var previews = await Preview(
            [Stack("a"), Stack("b", "a"), Stack("c", "b", "a")],
            async stack =>
            {
                events.Enqueue($"{stack} starts");
                await Task.Yield();
                events.Enqueue($"{stack} ends");
            });

        Assert.Equal(["a starts", "a ends", "b starts", "b ends", "c starts", "c ends"], events);
        Assert.Equal(["a", "b", "c"], previews.Select(preview => preview.Name));
    }

    [Fact]
    public async Task Stacks_that_do_not_depend_on_each_other_run_side_by_side()
    {
        var (left, right) = (new TaskCompletionSource(), new TaskCompletionSource());

        var previews = await Preview([Stack("left"), Stack("right")], async stack =>
        {
            (stack == "left" ? left : right).SetResult();
            await (stack == "left" ? right : left).Task.WaitAsync(Patience);
        });

        Assert.All(previews, preview => Assert.Equal(StackStatus.Succeeded, preview.Status));
    }

    [Fact]
    public async Task A_stack_does_not_wait_for_stacks_that_it_does_not_read_from()
    {
        var last = new TaskCompletionSource();

        var previews = await Preview([Stack("first"), Stack("slow"), Stack("second", "first"), Stack("third", "second")], async stack =>
        {
            if (stack == "third")
            {
                last.SetResult();
            }

            await (stack == "slow" ? last.Task.WaitAsync(Patience) : Task.CompletedTask);
        });

        Assert.All(previews, preview => Assert.Equal(StackStatus.Succeeded, preview.Status));
    }

    [Fact]
    public async Task Only_what_was_asked_for_and_what_that_reads_from_is_run()
    {
        var started = new ConcurrentBag<string>();

        var previews = await Preview(
            [Stack("a"), Stack("b", "a"), Stack("c", "b"), Stack("d", "a")],
            stack =>
            {
                started.Add(stack);
                return Task.CompletedTask;
            },
            "c");

        Assert.Equal(["a", "b", "c"], started.Order());
        Assert.Equal([false, false, true], previews.Select(preview => preview.IsRequested));
    }

    [Fact]
    public async Task What_a_skipped_stack_is_read_by_is_skipped_too()
    {
        var previews = await Preview(
            [Stack("a"), Stack("b", "a"), Stack("c", "b")],
            stack => stack == "a" ? throw new InvalidOperationException("no") : Task.CompletedTask);

        Assert.Equal([StackStatus.Failed, StackStatus.Skipped, StackStatus.Skipped], previews.Select(preview => preview.Status));
        Assert.Equal(["b"], previews[2].MissingReferences);
    }

    [Fact]
    public async Task A_reference_finds_the_outputs_of_the_run_itself()
    {
        var previews = await PreviewOutputs([Stack("a"), Stack("b", "a")], stack => new Dictionary<string, object?>
        {
            ["word"] = stack == "a" ? "from a" : new StackReference("organization/landing-zone/a").GetOutput("word"),
        });

        Assert.Equal("from a", Assert.IsType<PropertyValue.Text>(previews[1].Outputs["word"]).Value);
    }

    [Fact]
    public async Task A_reference_to_a_stack_that_the_settings_do_not_name_fails_even_when_that_stack_is_done()
    {
        var previews = await PreviewOutputs([Stack("a"), Stack("b", "a"), Stack("c", "b")], stack => new Dictionary<string, object?>
        {
            ["word"] = stack == "c" ? new StackReference("organization/landing-zone/a").GetOutput("word") : "word",
        });

        Assert.Equal(StackStatus.Failed, previews[2].Status);
        Assert.Contains("organization/landing-zone/a", Assert.Single(previews[2].Diagnostics).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_settings_reach_the_program_encrypted_ones_as_secrets_of_unknown_content()
    {
        var stack = Stack("a") with
        {
            Config = new Dictionary<string, SettingText>
            {
                ["landing-zone:plain"] = new("text", IsSecret: false),
                ["landing-zone:sealed"] = new(null, IsSecret: true),
            },
        };

        var previews = await PreviewOutputs([stack], _ => new Dictionary<string, object?>
        {
            ["plain"] = new Config().Require("plain"),
            ["sealed"] = new Config().RequireSecret("sealed"),
        });

        Assert.Equal("text", Assert.IsType<PropertyValue.Text>(previews[0].Outputs["plain"]).Value);
        Assert.IsType<PropertyValue.Unknown>(Assert.IsType<PropertyValue.Secret>(previews[0].Outputs["sealed"]).Element);
    }

    private static EstateStack Stack(string name, params string[] references) =>
        new() { Name = name, Path = "", References = references, Config = new Dictionary<string, SettingText>() };

    private static Task<IReadOnlyList<StackPreview>> Preview(EstateStack[] stacks, Func<string, Task> declare, params string[] requested) =>
        Preview(stacks, () => Deployment.RunAsync(() => declare(Deployment.Instance.StackName)), requested);

    private static Task<IReadOnlyList<StackPreview>> PreviewOutputs(
        EstateStack[] stacks, Func<string, IDictionary<string, object?>> declare) =>
        Preview(stacks, () => Deployment.RunAsync(() => declare(Deployment.Instance.StackName)), []);

    private static Task<IReadOnlyList<StackPreview>> Preview(EstateStack[] stacks, Func<Task<int>> program, string[] requested) =>
        new EstatePreview(
                new ProjectFile("/", "landing-zone", "/", "/"),
                CliRun.Around("/") with { Program = _ => program() },
                simulate: false,
                progress: null)
            .RunAsync(stacks, requested, CancellationToken.None);
}
