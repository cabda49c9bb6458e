using Pulumi;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace LandingZone.Kubeflow;

/// <summary>A part of the platform as it runs: what its deployment is made from.</summary>
internal sealed record PlatformPod
{
    /// <summary>Its name, also the value of its label.</summary>
    public required string Name { get; init; }

    /// <summary>Its service account.</summary>
    public required Input<string> ServiceAccount { get; init; }

    /// <summary>Whether it speaks to the API server, and so holds a token of its account.</summary>
    public bool AsksCluster { get; init; } = true;

    /// <summary>Its containers; the platform adds what the restricted standard asks for.</summary>
    public required IReadOnlyList<CoreInputs.ContainerArgs> Containers { get; init; }

    /// <summary>Its volumes.</summary>
    public IReadOnlyList<CoreInputs.VolumeArgs> Volumes { get; init; } = [];

    /// <summary>How many of it there are.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>Whether it has a proxy of the mesh: for what people or other parts reach over HTTP.</summary>
    public bool InMesh { get; init; }

    /// <summary>The user that its containers run as.</summary>
    public int User { get; init; } = 1000;

    /// <summary>The group that volumes belong to; null where there is no volume to write.</summary>
    public int? VolumeGroup { get; init; }

    /// <summary>Whether the old pod must be gone before the new one starts: for what has a volume of its own.</summary>
    public bool Recreate { get; init; }

    /// <summary>Text that changes with the pod's settings, so that it starts anew when they change.</summary>
    public Input<string>? SettingsDigest { get; init; }
}
