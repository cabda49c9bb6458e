using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Cluster;

/// <summary>What <see cref="ClusterStorage"/> is made from.</summary>
public sealed class ClusterStorageArgs
{
    /// <summary>The zone that the cluster belongs to.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The KMS key of pods' volumes (ARN); the same as <see cref="ClusterAddonsArgs.VolumeKeyArn"/>.</summary>
    public required Input<string> VolumeKeyArn { get; init; }
}
