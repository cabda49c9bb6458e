using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Cluster;

/// <summary>What <see cref="AddonRoles"/> are made from.</summary>
public sealed class AddonRolesArgs
{
    /// <summary>The zone that the cluster belongs to.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The name that the <see cref="EksCluster"/> component is made with. The cluster itself need not exist yet.</summary>
    public required string Cluster { get; init; }

    /// <summary>A permission boundary for the roles (ARN).</summary>
    public Input<string>? PermissionBoundaryArn { get; init; }
}
