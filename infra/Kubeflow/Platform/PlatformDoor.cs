using LandingZone.CustomResources.CertManager;
using LandingZone.CustomResources.Istio;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Kubeflow;

/// <summary>
/// The way in: one host on the private gateway, over TLS, for people who are signed in. The gateway's own policies say so before any part
/// of Kubeflow sees a request; what a client writes into the identity headers is replaced by what the token says.
/// </summary>
internal static class PlatformDoor
{
    private const string SignInPaths = "/oauth2/*";
    private const string Certificate = "kubeflow-door";

    /// <param name="platform">Declares in Kubeflow's namespace.</param>
    /// <param name="gatewaySpace">Declares in the gateway's.</param>
    /// <param name="args">What the platform is made from.</param>
    public static void Declare(PlatformObjects platform, PlatformObjects gatewaySpace, KubeflowPlatformArgs args)
    {
        DeclareCertificate(gatewaySpace, args);
        _ = platform.Custom("gateway", new GatewayArgs
        {
            Metadata = platform.Named(KubeflowNames.GatewayName),
            Spec = new GatewaySpecArgs
            {
                Selector = args.Gateway.Labels,
                Servers =
                {
                    new GatewayServerArgs
                    {
                        Hosts = { args.Host },
                        Port = new GatewayPortArgs { Number = args.Gateway.Port, Name = "https-kubeflow", Protocol = "HTTPS" },
                        Tls = new GatewayTlsArgs { Mode = "SIMPLE", CredentialName = Certificate, MinProtocolVersion = "TLSV1_2" },
                    },
                },
            },
        });
        DeclareAuthentication(gatewaySpace, args);

        // Inside, only connections that the mesh encrypted, and nobody whom no other policy lets in.
        _ = platform.Custom("mesh-only", new PeerAuthenticationArgs
        {
            Metadata = platform.Named("mesh-only"),
            Spec = new PeerAuthenticationSpecArgs { Mtls = new MutualTlsArgs { Mode = "STRICT" } },
        });
        _ = platform.Custom("nobody-else", new AuthorizationPolicyArgs
        {
            Metadata = platform.Named("nobody-else"), Spec = new AuthorizationPolicySpecArgs(),
        });
    }

    private static void DeclareCertificate(PlatformObjects objects, KubeflowPlatformArgs args)
    {
        var (kind, issuer) = ("ClusterIssuer", args.CertificateIssuer);
        var earlier = new List<Resource>();
        if (issuer is null)
        {
            // An authority of the zone's own, whose certificate the bank's devices are told to trust.
            (kind, issuer) = ("Issuer", $"{Certificate}-authority");
            var root = objects.Custom("door-root", new IssuerArgs
            {
                Metadata = objects.Named($"{Certificate}-root"), Spec = new IssuerSpecArgs { SelfSigned = new SelfSignedIssuerArgs() },
            });
            var authority = objects.Custom("door-authority-certificate", new CertificateArgs
            {
                Metadata = objects.Named($"{Certificate}-authority"),
                Spec = new CertificateSpecArgs
                {
                    SecretName = $"{Certificate}-authority",
                    CommonName = BoundedName.Of($"{args.Zone.Name} Kubeflow", 64),
                    IsCA = true,
                    Duration = "43800h",
                    PrivateKey = new CertificateKeyArgs { Algorithm = "ECDSA", Size = 256, RotationPolicy = "Never" },
                    IssuerRef = new IssuerReferenceArgs { Kind = "Issuer", Name = $"{Certificate}-root", Group = "cert-manager.io" },
                },
            }, root);
            earlier.Add(objects.Custom("door-authority", new IssuerArgs
            {
                Metadata = objects.Named($"{Certificate}-authority"),
                Spec = new IssuerSpecArgs { Ca = new CertificateAuthorityIssuerArgs { SecretName = $"{Certificate}-authority" } },
            }, authority));
        }

        _ = objects.Custom("door-certificate", new CertificateArgs
        {
            Metadata = objects.Named(Certificate),
            Spec = new CertificateSpecArgs
            {
                SecretName = Certificate,
                DnsNames = { args.Host },
                Duration = "2160h",
                PrivateKey = new CertificateKeyArgs { Algorithm = "ECDSA", Size = 256, RotationPolicy = "Always" },
                IssuerRef = new IssuerReferenceArgs { Kind = kind, Name = issuer, Group = "cert-manager.io" },
            },
        }, [.. earlier]);
    }

    private static void DeclareAuthentication(PlatformObjects objects, KubeflowPlatformArgs args)
    {
        var provider = args.SignIn;
        MeshWorkloadsArgs Gateway() => new() { MatchLabels = args.Gateway.Labels };

        _ = objects.Custom("sign-in", new AuthorizationPolicyArgs
        {
            Metadata = objects.Named("kubeflow-sign-in"),
            Spec = new AuthorizationPolicySpecArgs
            {
                Selector = Gateway(),
                Action = "CUSTOM",
                Provider = new AuthorizationProviderArgs { Name = args.Gateway.SignInProvider },
                Rules =
                {
                    new AuthorizationRuleArgs
                    {
                        To = { OnHost(args.Host) },
                        When = { new AuthorizationConditionArgs { Key = "request.headers[authorization]", NotValues = { "*" } } },
                    },
                },
            },
        });
        _ = objects.Custom("tokens", new RequestAuthenticationArgs
        {
            Metadata = objects.Named("kubeflow-tokens"),
            Spec = new RequestAuthenticationSpecArgs
            {
                Selector = Gateway(),
                JwtRules =
                {
                    new JwtRuleArgs
                    {
                        Issuer = provider.Issuer,
                        JwksUri = provider.KeysUrl,
                        Audiences = { provider.ClientId },
                        FromHeaders = { new JwtHeaderArgs { Name = "Authorization", Prefix = "Bearer " } },
                        ForwardOriginalToken = true,
                        OutputClaimToHeaders =
                        {
                            new ClaimHeaderArgs { Claim = "email", Header = KubeflowNames.UserHeader },
                            new ClaimHeaderArgs { Claim = "groups", Header = KubeflowNames.GroupsHeader },
                        },
                    },
                },
            },
        });
        _ = objects.Custom("token-needed", new AuthorizationPolicyArgs
        {
            Metadata = objects.Named("kubeflow-token-needed"),
            Spec = new AuthorizationPolicySpecArgs
            {
                Selector = Gateway(),
                Action = "DENY",
                Rules =
                {
                    new AuthorizationRuleArgs
                    {
                        From = { new AuthorizationFromArgs { Source = new AuthorizationSourceArgs { NotRequestPrincipals = { "*" } } } },
                        To = { OnHost(args.Host) },
                    },
                },
            },
        });
    }

    private static AuthorizationToArgs OnHost(string host) => new()
    {
        Operation = new AuthorizationOperationArgs { Hosts = { host, $"{host}:*" }, NotPaths = { SignInPaths } },
    };
}
