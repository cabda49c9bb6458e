using Pulumi;

namespace LandingZone.Kubeflow;

/// <summary>Where a team's shared area and its people's own areas are: the zone's shared file system.</summary>
public sealed record TeamFiles
{
    /// <summary>The file system's id.</summary>
    public required Input<string> FileSystemId { get; init; }

    /// <summary>The access points by area: "team/quant", and "user/anna" for each member.</summary>
    public required IReadOnlyDictionary<string, Output<string>> AccessPointIds { get; init; }
}
