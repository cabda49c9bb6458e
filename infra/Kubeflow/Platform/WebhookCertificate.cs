using LandingZone.CustomResources.CertManager;
using Pulumi;
using Extensions = Pulumi.Kubernetes.ApiExtensions;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.Kubeflow;

/// <summary>The certificate of a webhook: signed by itself, renewed by cert-manager, which also tells the Kubernetes API to trust it.</summary>
internal static class WebhookCertificate
{
    /// <summary>Declares issuer and certificate of the webhook of a service.</summary>
    public static Extensions.CustomResource Declare(PlatformObjects objects, string service, string secret)
    {
        var issuer = objects.Custom($"{service}-issuer", new IssuerArgs
        {
            Metadata = objects.Named(service),
            Spec = new IssuerSpecArgs { SelfSigned = new SelfSignedIssuerArgs() },
        });
        var host = $"{service}.{KubeflowNames.Space}.svc";
        return objects.Custom($"{service}-certificate", new CertificateArgs
        {
            Metadata = objects.Named(service),
            Spec = new CertificateSpecArgs
            {
                SecretName = secret,
                CommonName = host,
                DnsNames = { host, $"{host}.cluster.local" },
                IsCA = true,
                PrivateKey = new CertificateKeyArgs { Algorithm = "ECDSA", Size = 256, RotationPolicy = "Always" },
                IssuerRef = new IssuerReferenceArgs { Kind = "Issuer", Name = service, Group = "cert-manager.io" },
            },
        }, issuer);
    }

    /// <summary>Metadata of a webhook's registration that trusts the certificate of a service.</summary>
    public static MetaInputs.ObjectMetaArgs Trusting(PlatformObjects objects, string name, string service)
    {
        var metadata = objects.OfCluster(name);
        metadata.Annotations.Add("cert-manager.io/inject-ca-from", $"{KubeflowNames.Space}/{service}");
        return metadata;
    }
}
