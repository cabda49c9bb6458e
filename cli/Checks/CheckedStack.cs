using LandingZone.Policies.Resources;

namespace LandingZone.Cli.Checks;

/// <summary>A stack to check, and where what is wrong with it can be mended.</summary>
internal sealed record CheckedStack(StackResources Resources, IPlaces Places);
