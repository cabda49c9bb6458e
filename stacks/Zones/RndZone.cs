using LandingZone.Cluster;
using LandingZone.Networking;
using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Stacks.Settings;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>
/// The R&amp;D zone: models are designed and trained here, on approved data only. It has a network, keys, buckets, container images and
/// a Kubernetes cluster with GPUs, and may be linked to a staging zone.
/// </summary>
internal static class RndZone
{
    /// <summary>The cluster's component name, from which its roles know its name in AWS before it exists.</summary>
    private const string Cluster = "eks";

    /// <summary>Declares the zone; gives the stack's outputs.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="today">The day on which the Kubernetes version's support is judged.</param>
    public static Dictionary<string, object?> Declare(ZoneSettings settings, DateOnly today)
    {
        var zone = settings.Zone;
        var place = new ZonePlace(ZoneProviders.Of(zone));
        var roles = new AddonRoles("eks-addon-roles", new AddonRolesArgs { Zone = zone, Cluster = Cluster }, place.After());
        var keys = new ZoneKeys("keys", settings.Keys.ToArgs(zone, Keys(roles)), place.After());
        var network = new ZoneNetwork("network", settings.Network.ToArgs(zone, keys.KeyArns[KeyPurpose.Logs]), place.After());
        var buckets = ZoneStorage.Declare(settings, keys.KeyArns[KeyPurpose.Storage], place);
        var images = new ImageCatalog("images", settings.Images!.ToArgs(zone, keys.KeyArns[KeyPurpose.Registry]), place.After());

        var outputs = ZoneOutputs.Of(settings, network, buckets);
        outputs["imageRepositories"] = images.RepositoryUrls.ToDictionary(image => image.Key, image => (object?)image.Value);
        new ZoneCluster(Cluster, settings, network, keys, roles, place).Declare(today, outputs);
        if (settings.Link is { } link)
        {
            StagingLink.Declare(zone, link, network, place, outputs);
        }

        return outputs;
    }

    private static IReadOnlyList<ZoneKey> Keys(AddonRoles roles) =>
    [
        new ZoneKey { Purpose = KeyPurpose.Logs },
        new ZoneKey { Purpose = KeyPurpose.Storage },
        new ZoneKey { Purpose = KeyPurpose.Registry },
        new ZoneKey { Purpose = KeyPurpose.ClusterSecrets },
        new ZoneKey { Purpose = KeyPurpose.Volumes, Users = [roles.EbsDriver.Arn] },
    ];
}
