using LandingZone.Stacks.Settings;
using LandingZone.Storage;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>A zone's buckets and the bucket of their access logs.</summary>
internal static class ZoneStorage
{
    /// <summary>Declares the buckets; gives their names by what they hold.</summary>
    public static Dictionary<string, Output<string>> Declare(ZoneSettings settings, Input<string> keyArn, ZonePlace place)
    {
        var logs = new LogBucket("access-logs", settings.Storage.ToLogBucketArgs(settings.Zone), place.After());
        return settings.Storage.Buckets.ToDictionary(
            bucket => bucket.Content,
            bucket => new SecureBucket(bucket.Content, bucket.ToArgs(settings.Zone, keyArn, logs.BucketName), place.After()).BucketName);
    }
}
