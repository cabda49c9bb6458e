using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Joins outputs of one type.</summary>
internal static class OutputSequence
{
    /// <summary>All values in order, with the marks of all.</summary>
    public static Output<ImmutableArray<T>> Combine<T>(Output<T>[] parts)
    {
        foreach (var part in parts)
        {
            if (!part.TryGetData(out _))
            {
                return new Output<ImmutableArray<T>>(LaterAsync(parts));
            }
        }

        return new Output<ImmutableArray<T>>(Join(parts));
    }

    private static async Task<OutputData<ImmutableArray<T>>> LaterAsync<T>(Output<T>[] parts)
    {
        await Task.WhenAll(Array.ConvertAll(parts, part => part.DataAsync())).ConfigureAwait(false);
        return Join(parts);
    }

    private static OutputData<ImmutableArray<T>> Join<T>(Output<T>[] parts)
    {
        var values = ImmutableArray.CreateBuilder<T>(parts.Length);
        var resources = new ResourceSetBuilder();
        var (isKnown, isSecret) = (true, false);
        foreach (var part in parts)
        {
            _ = part.TryGetData(out var data);
            values.Add(data.Value);
            resources.Add(data.Resources);
            isKnown &= data.IsKnown;
            isSecret |= data.IsSecret;
        }

        return new OutputData<ImmutableArray<T>>(values.MoveToImmutable(), resources.Build(), isKnown, isSecret);
    }
}
