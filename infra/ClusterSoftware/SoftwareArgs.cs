using LandingZone.Networking;
using LandingZone.Zones;

namespace LandingZone.ClusterSoftware;

/// <summary>What every installation of software in a cluster is made from.</summary>
public sealed class SoftwareArgs
{
    /// <summary>The zone that the cluster belongs to.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The zone's addresses, from which the control plane calls webhooks.</summary>
    public required CidrBlock ZoneBlock { get; init; }

    /// <summary>The release to install.</summary>
    public required SoftwareRelease Release { get; init; }

    /// <summary>Where its charts and images come from. Default: their publishers, which a cluster without internet does not reach.</summary>
    public ZoneRegistry Registry { get; init; } = ZoneRegistry.Publishers;
}
