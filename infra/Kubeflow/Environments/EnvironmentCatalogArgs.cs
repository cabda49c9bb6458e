using LandingZone.Zones;

namespace LandingZone.Kubeflow;

/// <summary>What an <see cref="EnvironmentCatalog"/> is made from.</summary>
public sealed class EnvironmentCatalogArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The entries: all that there have ever been.</summary>
    public required IReadOnlyList<EnvironmentEntry> Entries { get; init; }
}
