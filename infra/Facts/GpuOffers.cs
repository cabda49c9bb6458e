using System.Collections.Frozen;

namespace LandingZone.Facts;

/// <summary>Which GPU types a region has, read from infra/Facts/gpu-regions.json.</summary>
public static class GpuOffers
{
    private static readonly Lazy<FrozenSet<string>> KnownRegions = new(() =>
    {
        using var facts = FactFile.Open("gpu-regions.json");
        return facts.RootElement.GetProperty("regions").EnumerateArray().Select(name => name.GetString()!).ToFrozenSet(StringComparer.Ordinal);
    });

    /// <summary>The regions of a family, or of one size of it that fewer have.</summary>
    private static readonly Lazy<FrozenDictionary<string, FrozenSet<string>>> RegionsOf = new(() =>
    {
        using var facts = FactFile.Open("gpu-regions.json");
        return facts.RootElement.GetProperty("offers").EnumerateObject().ToFrozenDictionary(
            offer => offer.Name,
            offer => offer.Value.EnumerateArray().Select(name => name.GetString()!).ToFrozenSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
    });

    /// <summary>The families of which a region has types, in the order of their names; empty where nothing is known of the region.</summary>
    public static IReadOnlyList<string> FamiliesIn(Region region) =>
    [
        .. RegionsOf.Value.Where(offer => !offer.Key.Contains('.', StringComparison.Ordinal) && offer.Value.Contains(region.Name))
            .Select(offer => offer.Key).Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// What is wrong with asking for a type in a region, and what to name instead; null where nothing is, and where nothing is known.
    /// </summary>
    public static string? ProblemWith(InstanceType type, Region region)
    {
        if (!KnownRegions.Value.Contains(region.Name)
            || !(RegionsOf.Value.TryGetValue(type.Name, out var regions) || RegionsOf.Value.TryGetValue(type.Family, out regions))
            || regions.Contains(region.Name))
        {
            return null;
        }

        var families = FamiliesIn(region);
        return families.Count == 0
            ? $"{type} is not offered in {region}, which has no GPU type that is known; choose another region (infra/Facts/gpu-regions.json)."
            : $"{type} is not offered in {region}; name a GPU type that the region has: of {string.Join(", ", families)} "
                + "(infra/Facts/gpu-regions.json).";
    }
}
