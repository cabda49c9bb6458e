using System.Collections.Frozen;

namespace LandingZone.Facts;

/// <summary>Where SageMaker Ground Truth is, read from infra/Facts/ground-truth.json.</summary>
public static class GroundTruth
{
    private static readonly Lazy<FrozenDictionary<string, string>> Known = new(ReadFacts);

    /// <summary>The regions that have it.</summary>
    public static IEnumerable<string> Regions => Known.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>The account of AWS whose functions prepare and consolidate tasks in a region; null where there is no Ground Truth.</summary>
    public static string? AccountIn(Region region) => Known.Value.GetValueOrDefault(region.Name);

    private static FrozenDictionary<string, string> ReadFacts()
    {
        using var facts = FactFile.Open("ground-truth.json");
        return facts.RootElement.GetProperty("accounts").EnumerateObject()
            .ToFrozenDictionary(account => account.Name, account => account.Value.GetString()!, StringComparer.Ordinal);
    }
}
