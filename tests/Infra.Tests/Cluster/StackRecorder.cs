using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Testing;

namespace LandingZone.Infra.Tests.Cluster;

/// <summary>Runs a piece of a program under mocks and keeps what it declares.</summary>
internal sealed class StackRecorder : IMocks
{
    private readonly ConcurrentQueue<MockResourceArgs> _registered = new();
    private readonly ConcurrentDictionary<(string Type, string Name), ResourceOptions> _options = new();
    private readonly ConcurrentDictionary<(string Type, string Name), string[]> _dependencies = new();

    private StackRecorder()
    {
    }

    /// <summary>What <paramref name="program"/> declares. It gives the options to each component that it makes.</summary>
    public static async Task<RecordedStack> RunAsync(Action<ComponentResourceOptions> program, bool preview = false)
    {
        var recorder = new StackRecorder();
        await Deployment.TestAsync(recorder, new TestOptions { IsPreview = preview }, () =>
        {
            program(recorder.Options());
            return Task.CompletedTask;
        });
        return new RecordedStack(recorder.Resources());
    }

    /// <summary>Options that keep those of every child for the tests to see.</summary>
    private ComponentResourceOptions Options() => new()
    {
        ResourceTransformations =
        {
            transformed =>
            {
                var key = (transformed.Resource.GetResourceType(), transformed.Resource.GetResourceName());
                _options[key] = transformed.Options;
                transformed.Options.DependsOn.Apply(resources =>
                    _dependencies[key] = [.. resources.Select(resource => resource.GetResourceName()).Order(StringComparer.Ordinal)]);
                return null;
            },
        },
    };

    /// <summary>Plays the provider: gives the inputs back, and what the components read beside them.</summary>
    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _registered.Enqueue(args);
        var state = args.Inputs.ToBuilder();
        state["arn"] = $"arn:aws:test::{args.Name}";
        state.TryAdd("name", args.Name!);
        if (args.Type == "aws:eks/nodeGroup:NodeGroup")
        {
            var autoscalingGroup = ImmutableDictionary<string, object>.Empty.Add("name", $"asg-of-{args.Name}");
            var groups = ImmutableArray.Create<object>(autoscalingGroup);
            var resource = ImmutableDictionary<string, object>.Empty.Add("autoscalingGroups", groups);
            state["resources"] = ImmutableArray.Create<object>(resource);
            state["nodeGroupName"] = args.Name!;
        }

        if (args.Type == "aws:ec2/launchTemplate:LaunchTemplate")
        {
            state["latestVersion"] = 7;
        }

        if (args.Type == "aws:eks/cluster:Cluster")
        {
            state["endpoint"] = "https://kubernetes.example";
            state["certificateAuthority"] = ImmutableDictionary<string, object>.Empty.Add("data", "Q0E=");
        }

        return Task.FromResult<(string?, object)>(($"{args.Name}-id", state.ToImmutable()));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);

    private ImmutableArray<RecordedResource> Resources() =>
    [
        .. _registered
            .Select(args => new RecordedResource(
                args.Type!,
                args.Name!,
                (JsonObject)Json(args.Inputs)!,
                _options.GetValueOrDefault((args.Type!, args.Name!)),
                _dependencies.GetValueOrDefault((args.Type!, args.Name!), [])))
            .OrderBy(resource => resource.Name, StringComparer.Ordinal),
    ];

    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        int number => (double)number,
        double number => number,
        IDictionary map => new JsonObject(Entries(map).OrderBy(entry => entry.Key, StringComparer.Ordinal)),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Json)]),
        _ => value.ToString(),
    };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Entries(IDictionary map) =>
        map.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, Json(map[key])));
}
