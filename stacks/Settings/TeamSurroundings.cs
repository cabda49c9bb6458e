using LandingZone.Kubeflow;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>What a team stands in: the same for all teams of a zone.</summary>
internal sealed record TeamSurroundings
{
    public required ZoneIdentity Zone { get; init; }

    public required Input<string> ClusterName { get; init; }

    public required Input<string> ClusterArn { get; init; }

    public required Input<string> PermissionBoundaryArn { get; init; }

    public required MeshGateway Gateway { get; init; }

    /// <summary>The teams' shares of the cluster, by team; empty where there are none.</summary>
    public required IReadOnlyDictionary<string, Output<string>> Shares { get; init; }

    /// <summary>The zone's buckets by content.</summary>
    public required IReadOnlyDictionary<string, TeamData> Buckets { get; init; }

    public required Input<string> StorageKeyArn { get; init; }

    /// <summary>The shared file system; null where the zone has none.</summary>
    public required TeamFiles? Files { get; init; }

    /// <summary>Kubeflow's settings.</summary>
    public required KubeflowSettings Kubeflow { get; init; }

    /// <summary>The environments.</summary>
    public required IReadOnlyList<EnvironmentEntry> Environments { get; init; }

    /// <summary>The address of an image of the zone.</summary>
    public string ImageOf(EnvironmentReference reference, string? team = null) =>
        EnvironmentCatalog.Find(Environments, reference, team).Image.UriIn(Zone);
}
