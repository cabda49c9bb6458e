using LandingZone.ClusterSoftware;
using LandingZone.Networking;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Kubeflow;

/// <summary>What a <see cref="KubeflowPlatform"/> is made from.</summary>
public sealed class KubeflowPlatformArgs
{
    /// <summary>The zone that the cluster belongs to.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The addresses of the zone's network, from which the Kubernetes API calls webhooks.</summary>
    public required CidrBlock Network { get; init; }

    /// <summary>The private host name that people open, "kubeflow.rnd.bank.example".</summary>
    public required string Host { get; init; }

    /// <summary>The private gateway of the mesh.</summary>
    public required MeshGateway Gateway { get; init; }

    /// <summary>
    /// The ClusterIssuer of the bank's own authority that signs the host's certificate. Default: an authority of the zone, whose certificate
    /// the bank's devices are told to trust.
    /// </summary>
    public string? CertificateIssuer { get; init; }

    /// <summary>The bank's identity provider.</summary>
    public required IdentityProvider SignIn { get; init; }

    /// <summary>The mail address of the person who may see and change all teams in the dashboard.</summary>
    public required string Administrator { get; init; }

    /// <summary>The environments that the spawner offers.</summary>
    public required IReadOnlyList<EnvironmentEntry> Environments { get; init; }

    /// <summary>The password of Katib's database; 16 characters or more.</summary>
    public required Input<string> DatabasePassword { get; init; }

    /// <summary>
    /// The registry that holds the images of ghcr.io, quay.io and docker.io under the same paths, for example
    /// "123456789012.dkr.ecr.eu-west-1.amazonaws.com"; without it images come from where they are published.
    /// </summary>
    public string? ImageRegistry { get; init; }

    /// <summary>
    /// The releases of all of <see cref="KubeflowPlatform.Parts"/>. Default: the reviewed ones of infra/ClusterSoftware/software.json.
    /// </summary>
    public SoftwareSet Software { get; init; } = SoftwareSet.Reviewed(KubeflowPlatform.Parts);
}
