using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Kubeflow;

/// <summary>What a <see cref="Workspace"/> is made from.</summary>
public sealed class WorkspaceArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>Its name, unique in the team: up to 40 lower-case letters, digits and single hyphens, beginning with a letter.</summary>
    public required string Name { get; init; }

    /// <summary>The team's name.</summary>
    public required string Team { get; init; }

    /// <summary>The team's namespace.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>Whose it is: nobody else of the team can open it.</summary>
    public required TeamMember User { get; init; }

    /// <summary>What the person works with.</summary>
    public required WorkspaceKind Kind { get; init; }

    /// <summary>The environment's image, digest included.</summary>
    public required string Image { get; init; }

    /// <summary>Processors. Default: 2.</summary>
    public int Cpus { get; init; } = 2;

    /// <summary>Memory in GiB. Default: 8.</summary>
    public int MemoryGib { get; init; } = 8;

    /// <summary>GPUs: 0 to 8. They count against the team's quota and its share, for which a workspace waits as a training does. Default: 0.</summary>
    public int Gpus { get; init; }

    /// <summary>The node pool that it runs on, by name; null for any of its purpose. Default: null.</summary>
    public string? NodePool { get; init; }

    /// <summary>The claim of the person's home, and of the team's shared area; null where there is no shared file system.</summary>
    public (Input<string> Home, Input<string> Shared)? Claims { get; init; }

    /// <summary>Where the team's own data is, "s3://bucket/teams/quant/".</summary>
    public required Input<string> DataAddress { get; init; }

    /// <summary>The private gateway of the mesh.</summary>
    public required MeshGateway Gateway { get; init; }

    /// <summary>The address, digest included, of the image with Python 3 that tells when it was last used.</summary>
    public required string ToolsImage { get; init; }

    /// <summary>After how many minutes without activity it is stopped: 15 or more. Default: 120.</summary>
    public int IdleMinutes { get; init; } = 120;
}
