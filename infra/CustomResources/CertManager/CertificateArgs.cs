using Pulumi;
using Kubernetes = Pulumi.Kubernetes;

namespace LandingZone.CustomResources.CertManager;

/// <summary>A certificate that is renewed by itself.</summary>
internal sealed class CertificateArgs() : Kubernetes.ApiExtensions.CustomResourceArgs("cert-manager.io/v1", "Certificate")
{
    /// <summary>What is asked for.</summary>
    [Input("spec")]
    public Input<CertificateSpecArgs>? Spec { get; set; }
}

/// <summary>The certificate.</summary>
internal sealed class CertificateSpecArgs : ResourceArgs
{
    [Input("dnsNames")]
    private InputList<string>? _dnsNames;

    /// <summary>The secret that it is put in.</summary>
    [Input("secretName", required: true)]
    public Input<string> SecretName { get; set; } = null!;

    /// <summary>Its common name: 64 characters at most.</summary>
    [Input("commonName")]
    public Input<string>? CommonName { get; set; }

    /// <summary>The names that it is for.</summary>
    public InputList<string> DnsNames
    {
        get => _dnsNames ??= [];
        set => _dnsNames = value;
    }

    /// <summary>Whether it may sign others.</summary>
    [Input("isCA")]
    public Input<bool>? IsCA { get; set; }

    /// <summary>How long it is valid, "2160h".</summary>
    [Input("duration")]
    public Input<string>? Duration { get; set; }

    /// <summary>Its key.</summary>
    [Input("privateKey")]
    public Input<CertificateKeyArgs>? PrivateKey { get; set; }

    /// <summary>Who signs it.</summary>
    [Input("issuerRef", required: true)]
    public Input<IssuerReferenceArgs> IssuerRef { get; set; } = null!;
}

/// <summary>The key of a certificate.</summary>
internal sealed class CertificateKeyArgs : ResourceArgs
{
    /// <summary>RSA, ECDSA or Ed25519.</summary>
    [Input("algorithm")]
    public Input<string>? Algorithm { get; set; }

    /// <summary>Its size in bits.</summary>
    [Input("size")]
    public Input<int>? Size { get; set; }

    /// <summary>Always for a new key at each renewal, or Never.</summary>
    [Input("rotationPolicy")]
    public Input<string>? RotationPolicy { get; set; }
}

/// <summary>Who signs.</summary>
internal sealed class IssuerReferenceArgs : ResourceArgs
{
    /// <summary>The issuer's name.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    /// <summary>Issuer or ClusterIssuer.</summary>
    [Input("kind")]
    public Input<string>? Kind { get; set; }

    /// <summary>Its API group: cert-manager.io.</summary>
    [Input("group")]
    public Input<string>? Group { get; set; }
}
