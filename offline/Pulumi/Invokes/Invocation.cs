using LandingZone.Engine.Monitor;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Calls of provider functions.</summary>
internal static class Invocation
{
    /// <summary>Makes the program's result of the engine's.</summary>
    public delegate OutputData<T> ResultReader<T>(PropertyValue.Map result, ResourceSet resources, in ConversionContext context);

    /// <summary>The whole result.</summary>
    public static OutputData<T> Whole<T>(PropertyValue.Map result, ResourceSet resources, in ConversionContext context) =>
        PropertyReader.Read<T>(result, resources, context);

    /// <summary>The only part of the result.</summary>
    public static OutputData<T> OnlyPart<T>(PropertyValue.Map result, ResourceSet resources, in ConversionContext context) =>
        result.Count > 0
            ? PropertyReader.Read<T>(result.Entries[0].Value, resources, context)
            : throw new InvalidOperationException($"The {context.Place} has no part.");

    /// <summary>A call whose result is an output.</summary>
    public static Output<T> Start<T>(ProgramRun run, string token, InvokeArgs? args, InvokeOptions? options, ResultReader<T> read) =>
        new(OutputAsync(run, token, args, options, read));

    /// <summary>A call whose result is plain.</summary>
    public static async Task<T> CallAsync<T>(ProgramRun run, string token, InvokeArgs? args, InvokeOptions? options, ResultReader<T> read)
    {
        var (inputs, _) = await CollectAsync(run, token, args).ConfigureAwait(false);
        if (PropertyMarks.Of(inputs).HasUnknown)
        {
            throw new InvalidOperationException(
                $"An argument of '{token}' is not known yet, and InvokeAsync needs all of them; use Invoke, whose result waits for them.");
        }

        return (await SendAsync(run, token, inputs, options, default, read).ConfigureAwait(false)).Value;
    }

    private static async Task<OutputData<T>> OutputAsync<T>(
        ProgramRun run, string token, InvokeArgs? args, InvokeOptions? options, ResultReader<T> read)
    {
        var (inputs, origin) = await CollectAsync(run, token, args).ConfigureAwait(false);
        var dependsOn = await DependsOnAsync(options).ConfigureAwait(false);
        origin = origin.Union(dependsOn);
        if (PropertyMarks.Of(inputs).HasUnknown || !await AreAllThereAsync(origin).ConfigureAwait(false))
        {
            return new OutputData<T>(default!, origin, false, false);
        }

        return await SendAsync(run, token, inputs, options, origin, read).ConfigureAwait(false);
    }

    private static async ValueTask<OutputData<T>> SendAsync<T>(
        ProgramRun run, string token, PropertyValue.Map inputs, InvokeOptions? options, ResourceSet origin, ResultReader<T> read)
    {
        var provider = options?.Provider ?? options?.Parent?.ProviderFor(token);
        var result = await run.Monitor.InvokeAsync(new InvokeRequest
        {
            Token = token,
            Arguments = inputs,
            Provider = provider?.Reference(await provider.StateAsync().ConfigureAwait(false)),
            Version = options?.Version,
            PluginDownloadUrl = options?.PluginDownloadURL,
        }).ConfigureAwait(false);
        return read(result, origin, new ConversionContext(run, null, $"result of '{token}'", ""));
    }

    private static async ValueTask<(PropertyValue.Map Inputs, ResourceSet Origin)> CollectAsync(
        ProgramRun run, string token, InvokeArgs? args)
    {
        while (true)
        {
            var collector = run.RentCollector();
            List<Task>? pending;
            try
            {
                collector.Collect(args ?? InvokeArgs.Empty);
                if (collector.Missing.Count > 0)
                {
                    throw new MissingInputException($"Call of '{token}': {string.Join("; ", collector.Missing)}");
                }

                pending = collector.TakePending();
                if (pending is null)
                {
                    return (collector.Inputs, collector.Origins.Aggregate(default(ResourceSet), (set, origin) => set.Union(origin.Value)));
                }
            }
            finally
            {
                run.Return(collector);
            }

            await Task.WhenAll(pending).ConfigureAwait(false);
        }
    }

    private static async ValueTask<ResourceSet> DependsOnAsync(InvokeOptions? options)
    {
        if ((options as InvokeOutputOptions)?.DependsOnOrNull is not { IsEmpty: false } dependsOn)
        {
            return default;
        }

        var data = await dependsOn.AsOutput().DataAsync().ConfigureAwait(false);
        var set = new ResourceSetBuilder();
        foreach (var resource in data.IsKnown ? data.Value : [])
        {
            set.Add(resource);
        }

        return set.Build();
    }

    // A function may only see what exists: every managed resource behind the call must have an id.
    private static async ValueTask<bool> AreAllThereAsync(ResourceSet resources)
    {
        var reached = new ResourceSetBuilder();
        reached.Add(resources);
        for (var i = 0; i < reached.Count; i++)
        {
            switch (reached[i])
            {
                case CustomResource custom when !(await custom.Id.DataAsync().ConfigureAwait(false)).IsKnown:
                    return false;
                case ComponentResource component:
                    foreach (var child in component.Children())
                    {
                        reached.Add(child);
                    }

                    break;
            }
        }

        return true;
    }
}
