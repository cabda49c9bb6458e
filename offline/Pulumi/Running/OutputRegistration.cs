using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Tells the engine what a component, or the stack, gives out.</summary>
internal static class OutputRegistration
{
    /// <summary>Registers the outputs, at once or as soon as they are there.</summary>
    public static void Start(ComponentResource component, Output<IDictionary<string, object?>> outputs)
    {
        var run = component.Run!;
        var task = RegisterAsync(run, component, outputs);
        if (!task.IsCompletedSuccessfully)
        {
            run.Track(ReportAsync(run, component, task));
        }
    }

    private static async Task ReportAsync(ProgramRun run, ComponentResource component, ValueTask task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever goes wrong belongs to the report of the run.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            run.Fail(exception, component is Stack ? null : component, "The registration of the outputs of {0} failed");
        }
    }

    private static async ValueTask RegisterAsync(ProgramRun run, ComponentResource component, Output<IDictionary<string, object?>> outputs)
    {
        var data = outputs.TryGetData(out var now) ? now : await outputs.DataAsync().ConfigureAwait(false);
        IDictionary<string, object?> values = data.IsKnown ? data.Value : new Dictionary<string, object?>();
        var map = values.Count == 0 ? PropertyValue.Map.Empty : await CollectAsync(run, values).ConfigureAwait(false);
        if (data.IsSecret)
        {
            map = PropertyValue.Map.Of(map.Entries.ToArray().Select(entry =>
                KeyValuePair.Create<string, PropertyValue>(entry.Key, PropertyValue.Secret.Of(entry.Value))));
        }

        var state = component.TryGetState(out var known) ? known : await component.StateAsync().ConfigureAwait(false);
        await run.Monitor.RegisterResourceOutputsAsync(state.Urn, map).ConfigureAwait(false);
    }

    private static async ValueTask<PropertyValue.Map> CollectAsync(ProgramRun run, IDictionary<string, object?> values)
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
                    return collector.Inputs;
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
