using System.Collections.Immutable;

namespace LandingZone.Kubeflow;

/// <summary>The private gateway of the service mesh, through which everything of Kubeflow is reached.</summary>
public sealed record MeshGateway
{
    /// <summary>The namespace of its pods.</summary>
    public required string Namespace { get; init; }

    /// <summary>The service account of its pods.</summary>
    public required string ServiceAccount { get; init; }

    /// <summary>The labels of its pods.</summary>
    public required ImmutableDictionary<string, string> Labels { get; init; }

    /// <summary>The port on which its pods take HTTPS; clients use 443.</summary>
    public required int Port { get; init; }

    /// <summary>The namespace of the mesh's control plane.</summary>
    public required string ControlPlaneNamespace { get; init; }

    /// <summary>
    /// The name, in the mesh's configuration, of the extension provider that asks the sign-in proxy about each request: an
    /// envoyExtAuthzHttp provider with the service of <see cref="KubeflowPlatform.SignInService"/>.
    /// </summary>
    public required string SignInProvider { get; init; }

    /// <summary>The identity of its pods in the mesh.</summary>
    internal string Principal => $"cluster.local/ns/{Namespace}/sa/{ServiceAccount}";
}
