using LandingZone.Policies.Resources;

namespace LandingZone.Cli.Checks;

/// <summary>Knows where something can be mended.</summary>
internal interface IPlaces
{
    /// <summary>The places of a resource, the best first; at least one.</summary>
    IReadOnlyList<Place> Of(StackResources stack, Resource resource);
}
