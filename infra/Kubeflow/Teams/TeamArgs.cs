using LandingZone.Cluster;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Kubeflow;

/// <summary>What a <see cref="Team"/> is made from.</summary>
public sealed class TeamArgs
{
    /// <summary>The zone that the cluster belongs to.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>Its name, also that of its namespace: up to 20 lower-case letters, digits and single hyphens, beginning with a letter.</summary>
    public required string Name { get; init; }

    /// <summary>Who answers for it, and may let others in through the dashboard.</summary>
    public required TeamMember Owner { get; init; }

    /// <summary>The others. Default: nobody.</summary>
    public IReadOnlyList<TeamMember> Members { get; init; } = [];

    /// <summary>
    /// What its pods together may use. Volume claims: one for the shared area, one for each person, and those that people make.
    /// </summary>
    public required NamespaceQuota Quota { get; init; }

    /// <summary>The cluster's name.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The cluster's ARN.</summary>
    public required Input<string> ClusterArn { get; init; }

    /// <summary>The ARN of the permission boundary of the zone's roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The private gateway of the mesh.</summary>
    public required MeshGateway Gateway { get; init; }

    /// <summary>The bucket in which the team has a place of its own, "teams/[team]/".</summary>
    public required TeamData Home { get; init; }

    /// <summary>The buckets that it reads. Default: none.</summary>
    public IReadOnlyList<TeamData> Reads { get; init; } = [];

    /// <summary>The ARN of the KMS key of those buckets.</summary>
    public required Input<string> StorageKeyArn { get; init; }

    /// <summary>The zone's shared file system; null where it has none, and people have only the volumes that they make.</summary>
    public TeamFiles? Files { get; init; }

    /// <summary>The address, digest included, of the image with Python 3 that tells and ends idle workspaces.</summary>
    public required string ToolsImage { get; init; }

    /// <summary>
    /// The team's share of the cluster (<see cref="FairShareQueues.ClusterQueues"/>), through which everything goes that runs in its
    /// namespace; null in a cluster without shares, where it starts at once.
    /// </summary>
    public Input<string>? Share { get; init; }

    /// <summary>More that its pods may do in AWS. Default: nothing.</summary>
    public IReadOnlyList<PolicyStatement> MoreRights { get; init; } = [];

    /// <summary>After how many minutes workspaces that say nothing else are stopped: 15 or more. Default: 120.</summary>
    public int IdleMinutes { get; init; } = 120;

    /// <summary>Everybody in it.</summary>
    internal IReadOnlyList<TeamMember> People => [Owner, .. Members];
}
