namespace LandingZone.Kubeflow;

/// <summary>What the parts of the platform share.</summary>
internal sealed record PlatformSetup
{
    public required string Host { get; init; }

    public required string Administrator { get; init; }

    public required MeshGateway Gateway { get; init; }

    public required PlatformImages Images { get; init; }

    public required KubeflowDefinitions Definitions { get; init; }
}
