using Pulumi;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// The notebook controller: pods, services and routes of workspaces. Its own culling stays off: it knows Jupyter's kernels only, and stops
/// everything else after a fixed time, in use or not (components/notebook-controller/controllers/culling_controller.go).
/// </summary>
internal static class NotebookController
{
    public const string Name = "notebook-controller";

    public static void Declare(PlatformObjects objects, PlatformSetup setup)
    {
        var account = objects.Account(
            Name,
            [
                PlatformRule.Of("kubeflow.org", ["notebooks", "notebooks/status", "notebooks/finalizers"], PlatformRule.Manage),
                PlatformRule.Of("apps", ["statefulsets"], PlatformRule.Manage),
                PlatformRule.Of("", ["services"], PlatformRule.Manage),
                PlatformRule.Of("", ["pods"], PlatformRule.Read),
                PlatformRule.Of("", ["events"], "get", "list", "watch", "create", "patch"),
                PlatformRule.Of("networking.istio.io", ["virtualservices"], PlatformRule.Manage),
            ],
            PlatformRule.LeaderElection);
        objects.Deployment(new PlatformPod
        {
            Name = Name,
            ServiceAccount = account,
            Containers =
            [
                new()
                {
                    Name = "manager",
                    Image = setup.Images.Notebooks(Name),
                    Command = { "/manager" },
                    Env =
                    {
                        PlatformObjects.Variable("USE_ISTIO", "true"),
                        PlatformObjects.Variable("ISTIO_GATEWAY", KubeflowNames.Gateway),
                        PlatformObjects.Variable("ISTIO_HOST", setup.Host),
                        PlatformObjects.Variable("CLUSTER_DOMAIN", "cluster.local"),
                        PlatformObjects.Variable("ENABLE_CULLING", "false"),
                    },
                    LivenessProbe = PlatformObjects.Probe("/healthz", 8081),
                    ReadinessProbe = PlatformObjects.Probe("/readyz", 8081),
                },
            ],
        }, setup.Definitions.Notebooks);
    }
}
