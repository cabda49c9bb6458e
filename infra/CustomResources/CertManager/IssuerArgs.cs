using Pulumi;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.CertManager;

/// <summary>Who signs certificates in a namespace.</summary>
internal sealed class IssuerArgs() : Kubernetes.ApiExtensions.CustomResourceArgs("cert-manager.io/v1", "Issuer")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<IssuerSpecArgs>? Spec { get; set; }
}

/// <summary>How certificates are signed: one of the two.</summary>
internal sealed class IssuerSpecArgs : ResourceArgs
{
    /// <summary>Each by its own key.</summary>
    [Input("selfSigned")]
    public Input<SelfSignedIssuerArgs>? SelfSigned { get; set; }

    /// <summary>By an authority whose key the cluster holds.</summary>
    [Input("ca")]
    public Input<CertificateAuthorityIssuerArgs>? Ca { get; set; }
}

/// <summary>Signs each certificate by its own key.</summary>
internal sealed class SelfSignedIssuerArgs : ResourceArgs;

/// <summary>Signs by an authority's key.</summary>
internal sealed class CertificateAuthorityIssuerArgs : ResourceArgs
{
    /// <summary>The secret with the authority's certificate and key.</summary>
    [Input("secretName", required: true)]
    public Input<string> SecretName { get; set; } = null!;
}
