using System.Globalization;
using LandingZone.CustomResources.Istio;
using Pulumi;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// The sign-in: oauth2-proxy, which the gateway asks about each request that has no token. It sends people to the bank's identity provider,
/// keeps their session in an encrypted cookie, and hands the gateway their token, which the gateway checks again.
/// </summary>
internal static class SignIn
{
    public const string Name = "oauth2-proxy";
    public const int Port = 4180;

    public static void Declare(PlatformObjects objects, PlatformSetup setup, IdentityProvider provider)
    {
        var secret = objects.Secret(Name, new InputMap<string>
        {
            ["client-secret"] = Output.CreateSecret(provider.ClientSecret.ToOutput()),
            ["cookie-secret"] = Output.CreateSecret(provider.CookieSecret.ToOutput()),
        });
        var text = Configuration(setup.Host, provider);
        var config = objects.Settings(Name, new Dictionary<string, string> { ["oauth2_proxy.cfg"] = text });
        objects.Deployment(new PlatformPod
        {
            Name = Name,
            ServiceAccount = objects.Account(Name, []),
            AsksCluster = false,
            InMesh = true,
            Replicas = 2,
            User = 65532,
            SettingsDigest = PlatformObjects.DigestOf(text),
            Containers =
            [
                new()
                {
                    Name = Name,
                    Image = setup.Images.SignIn,
                    Args = { $"--http-address=0.0.0.0:{Port}", "--config=/etc/oauth2_proxy/oauth2_proxy.cfg" },
                    Env =
                    {
                        PlatformObjects.SecretVariable("OAUTH2_PROXY_CLIENT_SECRET", secret, "client-secret"),
                        PlatformObjects.SecretVariable("OAUTH2_PROXY_COOKIE_SECRET", secret, "cookie-secret"),
                    },
                    Ports = { new CoreInputs.ContainerPortArgs { Name = "http", ContainerPortValue = Port } },
                    LivenessProbe = PlatformObjects.Probe("/ping", Port),
                    ReadinessProbe = PlatformObjects.Probe("/ready", Port),
                    VolumeMounts = { new CoreInputs.VolumeMountArgs { Name = "config", MountPath = "/etc/oauth2_proxy", ReadOnly = true } },
                },
            ],
            Volumes = [new() { Name = "config", ConfigMap = new CoreInputs.ConfigMapVolumeSourceArgs { Name = config } }],
        });
        objects.Service(Name, Name, new CoreInputs.ServicePortArgs { Name = "http", Port = 80, TargetPort = Port });
        objects.Route(Name, setup.Host, "/oauth2/", KubeflowNames.ServiceHost(Name, KubeflowNames.SignInSpace), 80);
        objects.LetIn(Name, setup.Gateway.Principal);
    }

    /// <summary>The settings in oauth2-proxy's own language (oauth2-proxy.github.io, "Overview").</summary>
    private static string Configuration(string host, IdentityProvider provider)
    {
        var lines = new List<string>
        {
            "provider = \"oidc\"",
            $"oidc_issuer_url = {Quote(provider.Issuer)}",
            $"client_id = {Quote(provider.ClientId)}",
            $"redirect_url = {Quote($"https://{host}/oauth2/callback")}",
            "scope = \"openid email profile groups\"",
            $"email_domains = [ {string.Join(", ", provider.EmailDomains.Select(Quote))} ]",
            "code_challenge_method = \"S256\"",

            // It only answers whether a request may go on.
            "upstreams = [ \"static://200\" ]",
            "reverse_proxy = true",
            "set_authorization_header = true",
            "set_xauthrequest = true",

            // Requests of scripts get an answer and no sign-in page.
            "api_routes = [ \"/api/\", \"/apis/\" ]",
            "skip_provider_button = true",
            "cookie_name = \"__Host-kubeflow\"",
            "cookie_secure = true",
            "cookie_httponly = true",
            "cookie_samesite = \"lax\"",
            $"cookie_expire = \"{provider.SessionHours.ToString(CultureInfo.InvariantCulture)}h\"",
        };
        if (provider.AllowedGroups.Count > 0)
        {
            lines.Add($"allowed_groups = [ {string.Join(", ", provider.AllowedGroups.Select(Quote))} ]");
        }

        return string.Join('\n', lines) + "\n";
    }

    private static string Quote(string text) => $"\"{text}\"";
}
