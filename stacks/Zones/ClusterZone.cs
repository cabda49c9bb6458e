using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Stacks.Settings;

namespace LandingZone.Stacks.Zones;

/// <summary>What the zones with a cluster, R&amp;D and production, have in common: the foundation, the container images and the cluster.</summary>
internal sealed class ClusterZone
{
    /// <summary>What its keys are for, besides those of its cluster.</summary>
    private static readonly KeyPurpose[] Purposes =
    [
        KeyPurpose.Logs, KeyPurpose.Storage, KeyPurpose.Registry, KeyPurpose.Files, KeyPurpose.Databases, KeyPurpose.Warehouse,
        KeyPurpose.Messages, KeyPurpose.MachineLearning, KeyPurpose.Secrets, KeyPurpose.Backups, KeyPurpose.Audit,
    ];

    /// <summary>Declares them.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="today">The day on which the Kubernetes version's support is judged.</param>
    public ClusterZone(ZoneSettings settings, DateOnly today)
    {
        var place = new ZonePlace(ZoneProviders.Of(settings.Zone));
        var boundary = ZoneFoundation.DeclareBoundary(settings.Zone, place);
        var roles = ZoneCluster.Roles(settings.Zone, place, boundary);
        Ground = new ZoneFoundation(
            settings, place, boundary, [.. Purposes.Select(purpose => new ZoneKey { Purpose = purpose }), .. ZoneCluster.Keys(settings.Cluster!, roles)]);
        Images = new ImageCatalog("images", settings.Images!.ToArgs(
            settings.Zone, Ground.Key(KeyPurpose.Registry), ZoneKubeflow.PinnedImages(settings)), place.After());
        Ground.Outputs["imageRepositories"] = Images.RepositoryUrls.ToDictionary(image => image.Key, image => (object?)image.Value);
        Cluster = new ZoneCluster(Ground, roles, today);
    }

    /// <summary>The zone's foundation.</summary>
    public ZoneFoundation Ground { get; }

    /// <summary>Its container images.</summary>
    public ImageCatalog Images { get; }

    /// <summary>Its cluster.</summary>
    public ZoneCluster Cluster { get; }
}
