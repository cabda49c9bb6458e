using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Serving;

/// <summary>
/// The names by which workloads reach AWS services in a zone's region. Each bucket has a name of its own, so that a proxy can tell one from
/// another by what a TLS connection asks for.
/// </summary>
internal static class AwsHosts
{
    /// <summary>A bucket.</summary>
    public static Output<string> Bucket(ZoneIdentity zone, Input<string> bucketName) =>
        Output.Format($"{bucketName}.s3.{zone.Region.Name}.{zone.Region.DnsSuffix}");

    /// <summary>All queues.</summary>
    public static string Queues(ZoneIdentity zone) => $"sqs.{zone.Region.Name}.{zone.Region.DnsSuffix}";
}
