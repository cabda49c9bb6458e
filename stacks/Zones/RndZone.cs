using LandingZone.Security;
using LandingZone.Stacks.Settings;

namespace LandingZone.Stacks.Zones;

/// <summary>
/// The R&amp;D zone: models are designed and trained here, on approved data only. It has a network, keys, buckets, container images and
/// a Kubernetes cluster with GPUs, and may be linked to a staging zone.
/// </summary>
internal static class RndZone
{
    /// <summary>Declares the zone; gives the stack's outputs.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="today">The day on which the Kubernetes version's support is judged.</param>
    public static Dictionary<string, object?> Declare(ZoneSettings settings, DateOnly today)
    {
        var zone = new ClusterZone(settings, today);
        var (ground, cluster) = (zone.Ground, zone.Cluster);
        ground.Outputs["storageKeyArn"] = ground.Key(KeyPurpose.Storage);
        var files = ZoneFiles.Declare(ground, cluster);
        files.DeclareMounts(ground, cluster, ZoneKubeflow.Declare(ground, cluster, files.Shared));
        ZoneServing.Declare(ground, cluster, zone.Images);
        ZoneSageMaker.Declare(ground);
        ZoneDelivery.Declare(ground);
        if (settings.Link is { } link)
        {
            StagingLink.Declare(ground, link);
        }

        ZoneIngestion.Declare(ground);
        ZoneBackups.Declare(ground);
        ZoneCorporate.Declare(ground, cluster);
        ZoneAnalytics.Declare(ground);
        ZoneSecurity.Declare(ground);
        return ground.Outputs;
    }
}
