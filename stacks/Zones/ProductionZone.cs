using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Stacks.Settings;

namespace LandingZone.Stacks.Zones;

/// <summary>
/// The production zone: models that were promoted from R&amp;D serve here, live or in stealth. It has a network, keys, buckets, container
/// images and a Kubernetes cluster; nobody designs models in it.
/// </summary>
internal static class ProductionZone
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
        var images = new ImageCatalog("images", settings.Images!.ToArgs(settings.Zone, ground.Key(KeyPurpose.Registry)), place.After());
        ground.Outputs["imageRepositories"] = images.RepositoryUrls.ToDictionary(image => image.Key, image => (object?)image.Value);
        var cluster = new ZoneCluster(ground, roles, today);
        ZoneServing.Declare(ground, cluster, images);
        ZoneFiles.Declare(ground, cluster);
        ZoneBackups.Declare(ground);
        ZoneCorporate.Declare(ground, cluster);
        ZoneSageMaker.Declare(ground);
        ZoneDelivery.Declare(ground);
        ZoneAnalytics.Declare(ground);
        ZoneSecurity.Declare(ground);
        return ground.Outputs;
    }
}
