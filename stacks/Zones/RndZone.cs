using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Stacks.Settings;

namespace LandingZone.Stacks.Zones;

/// <summary>
/// The R&amp;D zone: models are designed and trained here, on approved data only. It has a network, keys, buckets, container images and
/// a Kubernetes cluster with GPUs, and may be linked to a staging zone.
/// </summary>
internal static class RndZone
{
    /// <summary>What its keys are for, besides those of its cluster.</summary>
    private static readonly KeyPurpose[] Keys =
    [
        KeyPurpose.Logs, KeyPurpose.Storage, KeyPurpose.Registry, KeyPurpose.Files, KeyPurpose.Databases, KeyPurpose.Warehouse,
        KeyPurpose.Messages, KeyPurpose.MachineLearning, KeyPurpose.Secrets, KeyPurpose.Backups, KeyPurpose.Audit,
    ];

    /// <summary>Declares the zone; gives the stack's outputs.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="today">The day on which the Kubernetes version's support is judged.</param>
    public static Dictionary<string, object?> Declare(ZoneSettings settings, DateOnly today)
    {
        var place = new ZonePlace(ZoneProviders.Of(settings.Zone));
        var boundary = ZoneFoundation.DeclareBoundary(settings.Zone, place);
        var roles = ZoneCluster.Roles(settings.Zone, place, boundary);
        var ground = new ZoneFoundation(
            settings, place, boundary, [.. Keys.Select(purpose => new ZoneKey { Purpose = purpose }), .. ZoneCluster.Keys(roles)]);
        var images = new ImageCatalog("images", settings.Images!.ToArgs(
            settings.Zone, ground.Key(KeyPurpose.Registry), ZoneKubeflow.PinnedImages(settings)), place.After());
        ground.Outputs["storageKeyArn"] = ground.Key(KeyPurpose.Storage);
        ground.Outputs["imageRepositories"] = images.RepositoryUrls.ToDictionary(image => image.Key, image => (object?)image.Value);
        var cluster = new ZoneCluster(ground, roles, today);
        ZoneKubeflow.Declare(ground, cluster, ZoneFiles.Declare(ground, cluster));
        ZoneServing.Declare(ground, cluster, images);
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
