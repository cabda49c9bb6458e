namespace Pulumi;

/// <summary>What a resource takes over from its parent.</summary>
internal static class Inheritance
{
    /// <summary>Its own callbacks, and after them those of the parent; shared where one of the two is empty.</summary>
    public static T[] Join<T>(List<T>? own, T[]? inherited) => own is not { Count: > 0 } ? inherited ?? []
        : inherited is not { Length: > 0 } ? [.. own]
        : [.. own, .. inherited];

    /// <summary>The providers of whatever belongs to it: the parent's, with its own in place of those of the same package.</summary>
    public static ProviderTable Providers(string type, bool custom, ResourceOptions options, Resource? parent)
    {
        var table = parent?.Providers ?? ProviderTable.Empty;
        if (custom)
        {
            return options.Provider is { } own && ProviderTable.PackageOf(type) is { Length: > 0 } package
                ? table.With(package.ToString(), own)
                : table;
        }

        if (options.Provider is { } single)
        {
            return table.With(single.Package, single);
        }

        foreach (var provider in (options as ComponentResourceOptions)?.ProvidersOrNull ?? [])
        {
            table = table.With(provider.Package, provider);
        }

        return table;
    }
}
