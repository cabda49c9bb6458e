using LandingZone.Networking;
using LandingZone.Registry;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Serving;

/// <summary>What a <see cref="ModelService"/> is made from.</summary>
public sealed class ModelServiceArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The namespace in which it serves.</summary>
    public required ServingSpace Space { get; init; }

    /// <summary>The cluster's name, for the roles of its pods.</summary>
    public required Input<string> ClusterName { get; init; }

    /// <summary>The cluster's ARN, for the roles of its pods.</summary>
    public required Input<string> ClusterArn { get; init; }

    /// <summary>The model.</summary>
    public required ModelName Model { get; init; }

    /// <summary>Its versions, which together answer all requests.</summary>
    public required ModelVersions Versions { get; init; }

    /// <summary>The model server in its images.</summary>
    public required ServingRuntimeKind Runtime { get; init; }

    /// <summary>How large its pods are and how many there are.</summary>
    public ServingSize Size { get; init; } = new();

    /// <summary>The node pool that its pods are on; null for any that they fit on. Default: any.</summary>
    public string? NodePool { get; init; }

    /// <summary>How long an answer may take, in seconds: 1 to 600. Default: 10.</summary>
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>Where the files of its versions lie.</summary>
    public required ModelArtifacts Artifacts { get; init; }

    /// <summary>Where all versions write what they said.</summary>
    public required ModelDataStore DataStore { get; init; }

    /// <summary>Where live versions write what clients get; null where there are no clients, as in R&amp;D. Default: none.</summary>
    public ResultSinks? Sinks { get; init; }

    /// <summary>The addresses of the endpoints of AWS services, which live versions reach for the sinks' queue.</summary>
    public required CidrBlock EndpointBlock { get; init; }

    /// <summary>Who may call the model: one or more.</summary>
    public required IReadOnlyList<ModelCaller> Callers { get; init; }

    /// <summary>The ARN of the permission boundary of its roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }
}
