using System.Collections.Immutable;
using Pulumi.Testing;
using Pulumi.Tests.Support;
using static Pulumi.Tests.Support.Values;

namespace Pulumi.Tests;

public sealed class TransformationTests
{
    [Fact]
    public async Task Transformations_run_from_the_resource_to_its_parents_to_the_stack_in_order()
    {
        var monitor = new RecordingMonitor();
        var order = new List<string>();
        ResourceTransformation Note(string text) => args =>
        {
            order.Add($"{text} {args.Resource.GetResourceName()}");
            return null;
        };

        await monitor.ExecuteAsync(() => Deployment.RunAsync(
            () =>
            {
                _ = new Group(
                    "group",
                    group => _ = new Network(
                        "net",
                        options: new CustomResourceOptions { Parent = group, ResourceTransformations = { Note("own-1"), Note("own-2") } }),
                    new ComponentResourceOptions { ResourceTransformations = { Note("parent") } });
                return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
            },
            new StackOptions { ResourceTransformations = { Note("stack") } }));

        Assert.Equal("", monitor.Errors);
        Assert.Equal(["stack proj-dev", "parent group", "stack group", "own-1 net", "own-2 net", "parent net", "stack net"], order);
    }

    [Fact]
    public async Task A_transformation_changes_arguments_and_options()
    {
        var monitor = new RecordingMonitor();

        await monitor.SucceedAsync(() => _ = new Group(
            "group",
            group => _ = new Network("net", options: group.Inside),
            new ComponentResourceOptions
            {
                ResourceTransformations =
                {
                    args => args.Resource is Network
                        ? new ResourceTransformationResult(
                            new NetworkArgs { Cidr = "10.9.0.0/16" },
                            CustomResourceOptions.Merge(
                                (CustomResourceOptions)args.Options,
                                new CustomResourceOptions { IgnoreChanges = { "cidr" }, Protect = true }))
                        : null,
                },
            }));

        Assert.Equal("{cidr: '10.9.0.0/16'}", Show(monitor["net"].Inputs));
        Assert.Equal(["cidr"], monitor["net"].IgnoreChanges);
        Assert.True(monitor["net"].Protect);
        Assert.Null(monitor["group"].Protect);
    }

    [Fact]
    public async Task A_transformation_may_not_change_the_parent()
    {
        var errors = await new RecordingMonitor().FailAsync(() =>
        {
            var group = new Group("group");
            _ = new Network("net", options: new CustomResourceOptions
            {
                ResourceTransformations = { args => new ResourceTransformationResult(
                    args.Args, new CustomResourceOptions { Parent = group }) },
            });
        });

        Assert.Contains("Transformations cannot currently be used to change the 'parent' of a resource.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Transforms_see_and_change_inputs_and_options_and_keep_dependencies()
    {
        var monitor = new RecordingMonitor();
        Network? second = null;

        var exitCode = await monitor.ExecuteAsync(() => Deployment.RunAsync(
            () =>
            {
                var first = new Network("first");
                second = new Network("second");
                _ = new Disk("disk", new DiskArgs { Size = 5, Labels = { ["a"] = first.Arn, ["s"] = Output.CreateSecret("x") } });
                return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
            },
            new StackOptions
            {
                ResourceTransforms =
                {
                    async (args, _) =>
                    {
                        await Task.Yield();
                        if (args.Type != Disk.Token)
                        {
                            return null;
                        }

                        Assert.Equal(("disk", true, 5.0), (args.Name, args.Custom, args.Args["size"]));
                        var options = CustomResourceOptions.Merge(
                            (CustomResourceOptions)args.Options, new CustomResourceOptions { RetainOnDelete = true });
                        return new ResourceTransformResult(
                            args.Args.SetItem("size", 6)
                                .Add("ratio", Output.Create(0.5))
                                .SetItem("labels", ((ImmutableDictionary<string, object?>)args.Args["labels"]!).Add("b", second!.Cidr)),
                            options);
                    },
                },
            }));

        Assert.Equal("", monitor.Errors);
        Assert.Equal(0, exitCode);
        Assert.Equal("{labels: {a: unknown, b: '10.0.0.0/16', s: secret('x')}, ratio: 0.5, size: 6}", Show(monitor["disk"].Inputs));
        Assert.True(monitor["disk"].RetainOnDelete);
        Assert.Equal(
            [RecordingMonitor.UrnOf(Network.Token, "first"), RecordingMonitor.UrnOf(Network.Token, "second")],
            monitor["disk"].PropertyDependencies["labels"]);
        Assert.Equal(monitor["disk"].PropertyDependencies["labels"], monitor["disk"].Dependencies);
    }

    [Fact]
    public async Task Transforms_run_from_the_resource_to_its_parents_to_the_stack_and_each_sees_what_the_one_before_left()
    {
        var monitor = new RecordingMonitor();
        ResourceTransform Append(string text) => (args, _) => Task.FromResult<ResourceTransformResult?>(args.Type == Network.Token
            ? new ResourceTransformResult(args.Args.SetItem("cidr", args.Args["cidr"] + text), args.Options)
            : null);

        await monitor.ExecuteAsync(() => Deployment.RunAsync(
            () =>
            {
                _ = new Group(
                    "group",
                    group => _ = new Network(
                        "net",
                        new NetworkArgs { Cidr = "0" },
                        new CustomResourceOptions { Parent = group, ResourceTransforms = { Append("-own") } }),
                    new ComponentResourceOptions { ResourceTransforms = { Append("-parent") } });
                return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
            },
            new StackOptions { ResourceTransforms = { Append("-stack") } }));

        Assert.Equal("", monitor.Errors);
        Assert.Equal("{cidr: '0-own-parent-stack'}", Show(monitor["net"].Inputs));
    }

    [Fact]
    public async Task Mocks_do_not_call_transforms_as_in_the_official_sdk()
    {
        var called = false;

        await Deployment.TestAsync(new EmptyMocks(), new TestOptions(), () => _ = new Network("net", options: new CustomResourceOptions
        {
            ResourceTransforms =
            {
                (_, _) =>
                {
                    called = true;
                    return Task.FromResult<ResourceTransformResult?>(null);
                },
            },
        }));

        Assert.False(called);
    }
}
