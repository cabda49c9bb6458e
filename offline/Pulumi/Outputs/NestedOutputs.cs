using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Turns an output of inputs into an output of their values.</summary>
internal static class NestedOutputs
{
    /// <summary>The values of the elements; unknown when it is not known which elements there are.</summary>
    public static Output<ImmutableArray<T>> Flatten<T>(this Output<ImmutableArray<Input<T>>> elements) =>
        elements.Then(inputs => OutputSequence.Combine<T>([.. inputs.Select(input => input.ToOutput())]));

    /// <summary>The values of the entries; unknown when it is not known which entries there are.</summary>
    public static Output<ImmutableDictionary<string, T>> Flatten<T>(this Output<ImmutableDictionary<string, Input<T>>> entries) =>
        entries.Then(inputs => Flatten<T>([.. inputs]));

    /// <summary>The values of the entries.</summary>
    public static Output<ImmutableDictionary<string, T>> Flatten<T>(KeyValuePair<string, Input<T>>[] entries) =>
        OutputSequence.Combine(Array.ConvertAll(entries, entry => entry.Value.ToOutput())).MapKnown(values =>
            entries.Select((entry, i) => KeyValuePair.Create(entry.Key, values[i])).ToImmutableDictionary());

    // Unlike Apply this has no callback of the program in it, so that an unknown list stays unknown in an update too.
    private static Output<TResult> Then<T, TResult>(this Output<T> output, Func<T, Output<TResult>> next)
    {
        return output.TryGetData(out var data) ? Continue(data) : new Output<TResult>(LaterAsync());

        Output<TResult> Continue(OutputData<T> known) => known.IsKnown
            ? next(known.Value).MapData(inner => known.Combine(inner))
            : new Output<TResult>(known.With(default(TResult)!));

        async Task<OutputData<TResult>> LaterAsync() =>
            await Continue(await output.DataAsync().ConfigureAwait(false)).DataAsync().ConfigureAwait(false);
    }
}
