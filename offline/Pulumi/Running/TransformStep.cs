using System.Collections.Immutable;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Runs the asynchronous transforms of a resource: its own, then those of its parents, then those of the stack.</summary>
internal static class TransformStep
{
    /// <summary>The inputs, their origins and the options as the transforms leave them.</summary>
    public static async Task<(PropertyValue.Map Inputs, KeyValuePair<string, ResourceSet>[] Origins, ResourceOptions Options)> ApplyAsync(
        ProgramRun run, Resource resource, PropertyValue.Map inputs, KeyValuePair<string, ResourceSet>[] origins, ResourceOptions options)
    {
        var changed = options.Clone();
        changed.Protect ??= resource.IsProtected ? true : null;
        changed.Provider ??= resource.Provider;
        foreach (var transform in resource.Transforms)
        {
            var args = new ResourceTransformArgs(
                resource.GetResourceName(),
                resource.GetResourceType(),
                resource is CustomResource,
                (ImmutableDictionary<string, object?>)PlainValues.WithOutputs(inputs)!,
                changed);
            if (await transform(args, CancellationToken.None).ConfigureAwait(false) is not { } result)
            {
                continue;
            }

            (inputs, origins) = await CollectAsync(run, result.Args, origins).ConfigureAwait(false);
            changed = result.Options;
        }

        return (inputs, origins, changed);
    }

    // An input that is still there keeps its origin, and gets that of the outputs that the transform put into it.
    private static async Task<(PropertyValue.Map Inputs, KeyValuePair<string, ResourceSet>[] Origins)> CollectAsync(
        ProgramRun run, ImmutableDictionary<string, object?> values, KeyValuePair<string, ResourceSet>[] before)
    {
        while (true)
        {
            var collector = run.RentCollector();
            List<Task>? pending;
            try
            {
                collector.Collect(values);
                pending = collector.TakePending();
                if (pending is null)
                {
                    var origins = before.Where(origin => values.ContainsKey(origin.Key)).ToDictionary();
                    foreach (var (name, origin) in collector.Origins)
                    {
                        origins[name] = origins.GetValueOrDefault(name).Union(origin);
                    }

                    return (collector.Inputs, [.. origins]);
                }
            }
            finally
            {
                run.Return(collector);
            }

            await Task.WhenAll(pending).ConfigureAwait(false);
        }
    }
}
