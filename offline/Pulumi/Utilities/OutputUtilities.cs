using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks into outputs, mainly for tests: what is their value, is it known, what does it depend on.</summary>
public static class OutputUtilities
{
    /// <summary>Whether the value is known.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output.</param>
    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.DataAsync().ConfigureAwait(false)).IsKnown;
    }

    /// <summary>The value; the default of its type when it is not known.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output.</param>
    public static async Task<T> GetValueAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.DataAsync().ConfigureAwait(false)).Value;
    }

    /// <summary>The resources that the value came from.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output.</param>
    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return (await output.DataAsync().ConfigureAwait(false)).Resources.ToImmutableHashSet();
    }

    /// <summary>An output that is not known. A callback over it sees <paramref name="value"/> in an update.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value that stands in.</param>
    public static Output<T> CreateUnknown<T>(T value) => Output<T>.Unknown(value);

    /// <summary>An output that is not known in a preview, and comes from <paramref name="valueFactory"/> in an update.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="valueFactory">Makes the value.</param>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory)
    {
        ArgumentNullException.ThrowIfNull(valueFactory);
        return Output<T>.Unknown(default!).Apply(_ => valueFactory());
    }

    /// <summary>The same output, which also depends on <paramref name="resource"/>.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output.</param>
    /// <param name="resource">The resource.</param>
    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(resource);
        return output.MapData(data =>
            new OutputData<T>(data.Value, data.Resources.Union(ResourceSet.Of(resource)), data.IsKnown, data.IsSecret));
    }
}
