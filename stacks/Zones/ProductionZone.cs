using System.Collections.Immutable;
using LandingZone.Stacks.Settings;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>
/// The production zone: models that were promoted from R&amp;D serve here, live or in stealth. It has a network, keys, buckets, container
/// images and a Kubernetes cluster; nobody designs models in it.
/// </summary>
internal static class ProductionZone
{
    /// <summary>Declares the zone; gives the stack's outputs.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="today">The day on which the Kubernetes version's support is judged.</param>
    public static Dictionary<string, object?> Declare(ZoneSettings settings, DateOnly today)
    {
        var zone = new ClusterZone(settings, today);
        var (ground, cluster) = (zone.Ground, zone.Cluster);
        ZoneServing.Declare(ground, cluster, zone.Images);
        ZoneFiles.Declare(ground, cluster).DeclareMounts(ground, cluster, teams: ImmutableDictionary<string, Output<string>>.Empty);
        ZoneBackups.Declare(ground);
        ZoneCorporate.Declare(ground, cluster);
        ZoneSageMaker.Declare(ground);
        ZoneDelivery.Declare(ground);
        ZoneAnalytics.Declare(ground);
        ZoneSecurity.Declare(ground);
        return ground.Outputs;
    }
}
