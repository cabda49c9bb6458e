using System.Text.Json.Nodes;
using LandingZone.Cluster;
using Pulumi;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// The profile controller, which fits out the namespaces of teams, and beside it access management (KFAM), by which owners let others in.
/// Upstream gives both cluster-admin; here they have what they do.
/// </summary>
internal static class ProfileController
{
    public const string Name = "profiles";
    private const string LabelsFile = "namespace-labels.yaml";
    private const int AccessPort = 8081;

    public static void Declare(PlatformObjects objects, PlatformSetup setup)
    {
        var account = objects.Account(Name, Rules(), PlatformRule.LeaderElection);
        var settings = new Dictionary<string, string>
        {
            ["ADMIN"] = setup.Administrator,
            ["USERID_HEADER"] = KubeflowNames.UserHeader,
            ["USERID_PREFIX"] = "",
            ["WORKLOAD_IDENTITY"] = "",
            ["ISTIO_INGRESS_GATEWAY_PRINCIPAL"] = setup.Gateway.Principal,
            ["NOTEBOOK_CONTROLLER_PRINCIPAL"] = $"cluster.local/ns/{KubeflowNames.Space}/sa/{NotebookController.Name}",

            // There are no Kubeflow Pipelines; without a value the controller would trust an account that anybody might come to make.
            ["KFP_UI_PRINCIPAL"] = setup.Gateway.Principal,
        };
        var labels = new JsonObject
        {
            [KubeflowNames.TeamLabel] = KubeflowNames.TeamLabelValue,
            ["katib.kubeflow.org/metrics-collector-injection"] = "enabled",
        }.ToJsonString();
        var config = objects.Settings("profiles-config", settings);
        var labelsMap = objects.Settings("profiles-namespace-labels", new Dictionary<string, string> { [LabelsFile] = labels });
        var fromSettings = new CoreInputs.EnvFromSourceArgs { ConfigMapRef = new CoreInputs.ConfigMapEnvSourceArgs { Name = config } };
        objects.Deployment(new PlatformPod
        {
            Name = Name,
            ServiceAccount = account,
            InMesh = true,
            SettingsDigest = PlatformObjects.DigestOf(string.Concat(settings.Select(entry => $"{entry.Key}={entry.Value}\n")) + labels),
            Containers =
            [
                new()
                {
                    Name = "manager",
                    Image = setup.Images.Dashboard("profile-controller"),
                    Command =
                    {
                        "/manager", "-userid-header", "$(USERID_HEADER)", "-userid-prefix", "$(USERID_PREFIX)", "-workload-identity",
                        "$(WORKLOAD_IDENTITY)",
                    },

                    // 8081 is access management's.
                    Args = { "--leader-elect", "--health-probe-bind-address=:9876", "--metrics-bind-address=0" },
                    EnvFrom = { fromSettings },
                    LivenessProbe = PlatformObjects.Probe("/healthz", 9876, period: 30),
                    ReadinessProbe = PlatformObjects.Probe("/readyz", 9876),
                    VolumeMounts =
                    {
                        new CoreInputs.VolumeMountArgs { Name = "namespace-labels", MountPath = "/etc/profile-controller", ReadOnly = true },
                    },
                },
                new()
                {
                    Name = "access-management",
                    Image = setup.Images.Dashboard("access-management"),
                    Command =
                    {
                        "/access-management", "-cluster-admin", "$(ADMIN)", "-userid-header", "$(USERID_HEADER)", "-userid-prefix",
                        "$(USERID_PREFIX)",
                    },
                    EnvFrom = { fromSettings },
                    Ports = { new CoreInputs.ContainerPortArgs { Name = "http-kfam", ContainerPortValue = AccessPort } },
                    LivenessProbe = PlatformObjects.Probe("/metrics", AccessPort, period: 30),
                    ReadinessProbe = PlatformObjects.Probe("/metrics", AccessPort, period: 30),
                },
            ],
            Volumes =
            [
                new() { Name = "namespace-labels", ConfigMap = new CoreInputs.ConfigMapVolumeSourceArgs { Name = labelsMap } },
            ],
        }, setup.Definitions.Profiles);
        objects.Service("profiles-kfam", Name, new CoreInputs.ServicePortArgs { Name = "http-kfam", Port = AccessPort, TargetPort = AccessPort });

        // The dashboard asks access management on behalf of whoever is signed in.
        objects.LetIn(Name, $"cluster.local/ns/{KubeflowNames.Space}/sa/{CentralDashboard.Name}");
    }

    private static Pulumi.Kubernetes.Types.Inputs.Rbac.V1.PolicyRuleArgs[] Rules() =>
    [
        PlatformRule.Of("kubeflow.org", ["profiles", "profiles/status", "profiles/finalizers"], PlatformRule.Manage),
        PlatformRule.Of("", ["namespaces"], "get", "list", "watch", "create", "update", "patch"),
        PlatformRule.Of("", ["serviceaccounts", "resourcequotas"], PlatformRule.Manage),
        PlatformRule.Of("rbac.authorization.k8s.io", ["rolebindings"], PlatformRule.Manage),
        PlatformRule.Of("security.istio.io", ["authorizationpolicies"], PlatformRule.Manage),

        // Kubernetes lets nobody hand out rights that one does not have, but for roles that one may bind.
        PlatformRule.Named(
            "rbac.authorization.k8s.io", "clusterroles", [MemberRoles.Admin, MemberRoles.Edit, MemberRoles.View], "get", "bind"),
    ];
}
