using System.Text.Json.Nodes;
using Pulumi;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace LandingZone.Kubeflow;

/// <summary>The dashboard: where people find what they may use. Nobody registers here: teams come from the settings.</summary>
internal static class CentralDashboard
{
    public const string Name = "dashboard";
    private const string ConfigName = "dashboard-config";
    private const int Port = 8082;

    public static void Declare(PlatformObjects objects, PlatformSetup setup)
    {
        var account = objects.Account(
            Name,
            [PlatformRule.Of("", ["events", "namespaces", "nodes"], PlatformRule.Read)],
            [
                PlatformRule.Of("", ["pods", "pods/log"], PlatformRule.Read),
                PlatformRule.Named("", "configmaps", [ConfigName], "get"),
            ]);
        var links = Links().ToJsonString();
        const string Settings = """{"DASHBOARD_FORCE_IFRAME":true}""";
        var config = objects.Settings(ConfigName, new Dictionary<string, string> { ["links"] = links, ["settings"] = Settings });
        objects.Deployment(new PlatformPod
        {
            Name = Name,
            ServiceAccount = account,
            InMesh = true,
            Replicas = 2,
            SettingsDigest = PlatformObjects.DigestOf(links + Settings),
            Containers =
            [
                new()
                {
                    Name = Name,
                    Image = setup.Images.Dashboard("dashboard"),
                    Env =
                    {
                        PlatformObjects.Variable("USERID_HEADER", KubeflowNames.UserHeader),
                        PlatformObjects.Variable("USERID_PREFIX", ""),
                        PlatformObjects.Variable("REGISTRATION_FLOW", "false"),
                        PlatformObjects.Variable("COLLECT_METRICS", "false"),
                        PlatformObjects.Variable("PROFILES_KFAM_SERVICE_HOST", $"profiles-kfam.{KubeflowNames.Space}"),
                        PlatformObjects.Variable("DASHBOARD_CONFIGMAP", config),
                        PlatformObjects.Variable("LOGOUT_URL", "/oauth2/sign_out"),
                        PlatformObjects.NamespaceVariable("POD_NAMESPACE"),
                    },
                    Ports = { new CoreInputs.ContainerPortArgs { Name = "http", ContainerPortValue = Port } },
                    LivenessProbe = PlatformObjects.Probe("/healthz", Port, period: 30),
                    ReadinessProbe = PlatformObjects.Probe("/healthz", Port),
                },
            ],
        });
        objects.Service(Name, Name, new CoreInputs.ServicePortArgs { Name = "http", Port = 80, TargetPort = Port });
        objects.Route(Name, setup.Host, "/", KubeflowNames.ServiceHost(Name), 80);
        objects.LetIn(Name, setup.Gateway.Principal);
    }

    private static JsonObject Links() => new()
    {
        ["menuLinks"] = new JsonArray(
            Link("book", "/jupyter/", "Workspaces"),
            Link("kubeflow:katib", "/katib/", "Hyper-parameter search")),
        ["externalLinks"] = new JsonArray(),
        ["documentationItems"] = new JsonArray(),
        ["quickLinks"] = new JsonArray(),
    };

    private static JsonObject Link(string icon, string link, string text) => new()
    {
        ["type"] = "item", ["icon"] = icon, ["link"] = link, ["text"] = text,
    };
}
