namespace Pulumi;

/// <summary>Settings of a component.</summary>
public sealed class ComponentResourceOptions : ResourceOptions
{
    private List<ProviderResource>? _providers;

    /// <summary>
    /// The providers of the resources that belong to it, one per package. Set this or <see cref="ResourceOptions.Provider"/>, not both.
    /// </summary>
    public List<ProviderResource> Providers
    {
        get => _providers ??= [];
        set => _providers = value;
    }

    internal List<ProviderResource>? ProvidersOrNull => _providers;

    /// <summary>
    /// New options: the second over the first. Single values replace, lists are joined; of two providers of one package the later one
    /// stays.
    /// </summary>
    /// <param name="options1">The first options.</param>
    /// <param name="options2">The second options, which win.</param>
    public static ComponentResourceOptions Merge(ComponentResourceOptions? options1, ComponentResourceOptions? options2)
    {
        var merged = new ComponentResourceOptions();
        merged.Overlay(options1);
        merged.Overlay(options2);
        Join(ref merged._providers, options1?._providers);
        Join(ref merged._providers, options2?._providers);
        if (merged._providers is { Count: > 1 } providers)
        {
            // The last of each package, in the order in which they stand.
            var seen = new HashSet<string>(StringComparer.Ordinal);
            merged._providers = [.. Enumerable.Reverse(providers).Where(provider => seen.Add(provider.Package)).Reverse()];
        }

        return merged;
    }

    internal override ResourceOptions Clone() => Merge(this, null);
}
