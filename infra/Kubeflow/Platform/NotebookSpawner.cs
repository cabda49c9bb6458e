using System.Text.Json.Nodes;
using Pulumi;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// The spawner: the page on which people start and stop workspaces, and make their own from the environments of the catalogue, by digest.
/// JupyterLab only: VS Code shares its image and is told apart by a variable, and when an RStudio was last used stands in its home directory;
/// the spawner can give neither, and the settings of a team can.
/// </summary>
internal static class NotebookSpawner
{
    public const string Name = "jupyter-web-app";
    private const int Port = 5000;

    public static void Declare(PlatformObjects objects, PlatformSetup setup, IReadOnlyList<EnvironmentEntry> environments, string registry)
    {
        var account = objects.Account(Name,
        [
            PlatformRule.Of("authorization.k8s.io", ["subjectaccessreviews"], "create"),
            PlatformRule.Of("kubeflow.org", ["notebooks", "notebooks/finalizers"], "get", "list", "create", "delete", "patch", "update"),
            PlatformRule.Of("kubeflow.org", ["poddefaults"], "get", "list"),
            PlatformRule.Of("", ["persistentvolumeclaims"], "get", "list", "create", "delete"),
            PlatformRule.Of("", ["pods", "pods/log"], "get", "list"),
            PlatformRule.Of("", ["events", "nodes", "namespaces"], "get", "list"),
            PlatformRule.Of("storage.k8s.io", ["storageclasses"], PlatformRule.Read),
        ]);
        var form = new JsonObject { ["spawnerFormDefaults"] = Form(environments, registry) }.ToJsonString();
        var config = objects.Settings("jupyter-web-app-config", new Dictionary<string, string> { ["spawner_ui_config.yaml"] = form });
        objects.Deployment(new PlatformPod
        {
            Name = Name,
            ServiceAccount = account,
            InMesh = true,
            Replicas = 2,
            SettingsDigest = PlatformObjects.DigestOf(form),
            Containers =
            [
                new()
                {
                    Name = Name,
                    Image = setup.Images.Notebooks(Name),
                    Env =
                    {
                        PlatformObjects.Variable("APP_PREFIX", "/jupyter"),
                        PlatformObjects.Variable("UI", "default"),
                        PlatformObjects.Variable("USERID_HEADER", KubeflowNames.UserHeader),
                        PlatformObjects.Variable("USERID_PREFIX", ""),
                        PlatformObjects.Variable("APP_SECURE_COOKIES", "true"),
                        PlatformObjects.Variable("METRICS", "1"),
                    },
                    Ports = { new CoreInputs.ContainerPortArgs { Name = "http", ContainerPortValue = Port } },
                    LivenessProbe = PlatformObjects.Probe("/healthz/liveness", Port, period: 30),
                    ReadinessProbe = PlatformObjects.Probe("/healthz/readiness", Port),
                    VolumeMounts = { new CoreInputs.VolumeMountArgs { Name = "config", MountPath = "/etc/config", ReadOnly = true } },
                },
            ],
            Volumes = [new() { Name = "config", ConfigMap = new CoreInputs.ConfigMapVolumeSourceArgs { Name = config } }],
        });
        objects.Service(Name, Name, new CoreInputs.ServicePortArgs { Name = "http", Port = 80, TargetPort = Port });
        objects.Route(Name, setup.Host, "/jupyter/", KubeflowNames.ServiceHost(Name), 80, rewrite: "/", tellsPrefix: true);
        objects.LetIn(Name, setup.Gateway.Principal);
    }

    private static JsonObject Form(IReadOnlyList<EnvironmentEntry> environments, string registry) => new()
    {
        ["allowCustomImage"] = false,
        ["hideRegistry"] = true,
        ["hideTag"] = false,
        ["imagePullPolicy"] = Fixed("IfNotPresent"),
        ["image"] = Images(environments, WorkspaceKind.Jupyter, registry),
        ["imageGroupOne"] = Images([], WorkspaceKind.VsCode, registry),
        ["imageGroupTwo"] = Images([], WorkspaceKind.RStudio, registry),
        ["cpu"] = new JsonObject { ["readOnly"] = false, ["value"] = "1", ["limitFactor"] = "1.0" },
        ["memory"] = new JsonObject { ["readOnly"] = false, ["value"] = "4.0Gi", ["limitFactor"] = "1.0" },
        ["gpus"] = new JsonObject
        {
            ["readOnly"] = false,
            ["value"] = new JsonObject
            {
                ["num"] = "none",
                ["vendor"] = "nvidia.com/gpu",
                ["vendors"] = new JsonArray(new JsonObject { ["limitsKey"] = "nvidia.com/gpu", ["uiName"] = "NVIDIA" }),
            },
        },
        ["workspaceVolume"] = new JsonObject { ["readOnly"] = false, ["value"] = HomeVolume() },
        ["dataVolumes"] = new JsonObject { ["readOnly"] = false, ["value"] = new JsonArray() },
        ["affinityConfig"] = Choice(),
        ["tolerationGroup"] = Choice(GpuToleration()),
        ["shm"] = new JsonObject { ["readOnly"] = false, ["value"] = true },
        ["configurations"] = new JsonObject { ["readOnly"] = false, ["value"] = new JsonArray() },
    };

    private static JsonObject Images(IReadOnlyList<EnvironmentEntry> environments, WorkspaceKind kind, string registry)
    {
        var images = environments.Where(entry => entry.Team is null && !entry.IsRetired && entry.Kinds.Contains(kind))
            .Select(entry => $"{registry}/{entry.Image}").ToList();
        return new()
        {
            ["value"] = images.FirstOrDefault() ?? "",
            ["options"] = new JsonArray([.. images.Select(image => (JsonNode)image)]),
        };
    }

    private static JsonObject HomeVolume() => new()
    {
        ["mount"] = "/home/jovyan",
        ["newPvc"] = new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "{notebook-name}-workspace" },
            ["spec"] = new JsonObject
            {
                ["resources"] = new JsonObject { ["requests"] = new JsonObject { ["storage"] = "20Gi" } },
                ["accessModes"] = new JsonArray("ReadWriteOnce"),
            },
        },
    };

    private static JsonObject Fixed(string value) => new() { ["readOnly"] = true, ["value"] = value };

    private static JsonObject Choice(params JsonNode[] options) => new()
    {
        ["readOnly"] = false, ["value"] = "", ["options"] = new JsonArray(options),
    };

    private static JsonObject GpuToleration() => new()
    {
        ["groupKey"] = "gpu",
        ["displayName"] = "GPU nodes",
        ["tolerations"] = new JsonArray(new JsonObject { ["key"] = "nvidia.com/gpu", ["operator"] = "Exists", ["effect"] = "NoSchedule" }),
    };
}
