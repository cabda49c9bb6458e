using LandingZone.Cluster;
using LandingZone.Zones;

namespace LandingZone.Delivery;

/// <summary>What a <see cref="ReleasedModel"/> must keep to.</summary>
internal static class ReleaseRules
{
    private const int MaxNameLength = 24;

    /// <summary>Notes what is wrong.</summary>
    public static void Check(ReleasedModel released, ArgumentProblems problems)
    {
        problems.AddIf(
            !KebabName.Is(released.Model, MaxNameLength),
            $"Released has the model '{released.Model}'; use up to {MaxNameLength} lower-case letters, digits and single hyphens.");
        problems.AddIf(
            released.Production is { Kind: not ZoneKind.Production },
            $"Released goes to {released.Production?.Name}; name a production zone.");
    }
}
