using LandingZone.Facts;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Cluster;

/// <summary>What <see cref="ClusterAddons"/> is made from.</summary>
public sealed class ClusterAddonsArgs
{
    /// <summary>The zone that the cluster belongs to.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The cluster's name: <see cref="EksCluster.ClusterName"/>.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The add-ons' roles.</summary>
    public required AddonRoles Roles { get; init; }

    /// <summary>The versions to install: <see cref="AddonVersions.For"/> gives the reviewed ones of a Kubernetes version.</summary>
    public required AddonVersions Versions { get; init; }

    /// <summary>Whether kube-state-metrics runs, which tells Prometheus what pods ask for and how they fare. Default: not.</summary>
    public bool StateMetrics { get; init; }

    /// <summary>
    /// The KMS key that the EBS driver encrypts pods' volumes with (ARN); its policy must name the driver's role among its users.
    /// </summary>
    public required Input<string> VolumeKeyArn { get; init; }
}
