using LandingZone.Security;
using LandingZone.Stacks.Settings;

namespace LandingZone.Stacks.Zones;

/// <summary>
/// The staging zone: copies of client production data arrive here and are filtered. It has a network, keys and buckets,
/// and nothing that people work on.
/// </summary>
internal static class StagingZone
{
    /// <summary>What its keys are for.</summary>
    private static readonly KeyPurpose[] Keys =
    [
        KeyPurpose.Logs, KeyPurpose.Storage, KeyPurpose.Databases, KeyPurpose.Messages, KeyPurpose.Secrets, KeyPurpose.Backups,
        KeyPurpose.Audit,
    ];

    /// <summary>Declares the zone; gives the stack's outputs.</summary>
    public static Dictionary<string, object?> Declare(ZoneSettings settings)
    {
        var place = new ZonePlace(ZoneProviders.Of(settings.Zone));
        var boundary = ZoneFoundation.DeclareBoundary(settings.Zone, place);
        var ground = new ZoneFoundation(settings, place, boundary, [.. Keys.Select(purpose => new ZoneKey { Purpose = purpose })]);
        ground.Outputs["storageKeyArn"] = ground.Key(KeyPurpose.Storage);
        ZoneIngestion.Declare(ground);
        ZoneBackups.Declare(ground);
        ZoneSecurity.Declare(ground);
        return ground.Outputs;
    }
}
