using LandingZone.Cluster;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Serving;

/// <summary>What a <see cref="ServingSpace"/> is made from.</summary>
public sealed class ServingSpaceArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The name of the namespace. Default: "serving".</summary>
    public string Name { get; init; } = "serving";

    /// <summary>What all models together may use.</summary>
    public required NamespaceQuota Quota { get; init; }

    /// <summary>Where every version writes its records: the one host outside of the mesh that all of them reach.</summary>
    public required ModelDataStore DataStore { get; init; }

    /// <summary>
    /// The name of the bucket of client results, which the mesh then knows, and the queues beside it; only live versions are let there. Null
    /// where there are no clients. Default: none.
    /// </summary>
    public Input<string>? ClientBucketName { get; init; }
}
