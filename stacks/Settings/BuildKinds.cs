using LandingZone.Delivery;
using LandingZone.Registry;
using LandingZone.Zones;

namespace LandingZone.Stacks.Settings;

/// <summary>What settings of builds have in common.</summary>
internal static class BuildKinds
{
    /// <summary>A ground to try arguments on before there is one.</summary>
    public static BuildGround Trial(ZoneIdentity zone) => Ground(
        JobSurroundings.Trial(zone), PinnedImage.Parse($"build/tools@sha256:{new string('0', 64)}"));

    /// <summary>What builds stand on.</summary>
    public static BuildGround Ground(JobSurroundings around, PinnedImage image) => new()
    {
        Zone = around.Zone,
        Image = image,
        Network = around.Network,
        StorageKeyArn = around.StorageKey,
        LogKeyArn = around.LogKey,
        MessageKeyArn = around.MessageKey,
        PermissionBoundaryArn = around.Boundary,
    };
}
