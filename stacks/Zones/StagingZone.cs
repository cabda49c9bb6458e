using LandingZone.Networking;
using LandingZone.Security;
using LandingZone.Stacks.Settings;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>
/// The staging zone: copies of client production data arrive here and are filtered. It has a network, keys and buckets,
/// and nothing that people work on.
/// </summary>
internal static class StagingZone
{
    /// <summary>Declares the zone; gives the stack's outputs.</summary>
    public static Dictionary<string, object?> Declare(ZoneSettings settings)
    {
        var zone = settings.Zone;
        var place = new ZonePlace(ZoneProviders.Of(zone));
        var keys = new ZoneKeys("keys", settings.Keys.ToArgs(
            zone, [new ZoneKey { Purpose = KeyPurpose.Logs }, new ZoneKey { Purpose = KeyPurpose.Storage }]), place.After());
        var network = new ZoneNetwork("network", settings.Network.ToArgs(zone, keys.KeyArns[KeyPurpose.Logs]), place.After());
        var buckets = ZoneStorage.Declare(settings, keys.KeyArns[KeyPurpose.Storage], place);

        var outputs = ZoneOutputs.Of(settings, network, buckets);
        outputs["storageKeyArn"] = keys.KeyArns[KeyPurpose.Storage];
        return outputs;
    }
}
