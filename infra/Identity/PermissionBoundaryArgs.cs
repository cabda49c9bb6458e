using LandingZone.Zones;

namespace LandingZone.Identity;

/// <summary>What a <see cref="PermissionBoundary"/> is made from.</summary>
public sealed class PermissionBoundaryArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }
}
