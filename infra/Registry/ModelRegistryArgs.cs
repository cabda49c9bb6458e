using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Registry;

/// <summary>What a <see cref="ModelRegistry"/> is made from.</summary>
public sealed class ModelRegistryArgs
{
    /// <summary>The zone that the registry is for.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The models: one or more.</summary>
    public required IReadOnlyList<RegisteredModel> Models { get; init; }

    /// <summary>Where the models' files lie.</summary>
    public required ModelArtifacts Artifacts { get; init; }

    /// <summary>
    /// The ARNs of roles of the organisation's other accounts that read every model: production's promotion of what R&amp;D has made. They
    /// must exist: SageMaker refuses a policy that names a role which does not. Default: none.
    /// </summary>
    public IReadOnlyList<Input<string>> Readers { get; init; } = [];

    /// <summary>The ARN of the permission boundary of the role that the readers take on.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }
}
