using System.Globalization;
using LandingZone.CustomResources.Kubeflow;
using Pulumi;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// The culling of a team's idle workspaces, whatever they run: a helper in each workspace tells when it was last used, and a culler in the team's
/// namespace, with rights in that namespace only, asks them all every ten minutes and stops those that are idle. The culler is a
/// deployment and no job that would wait for its turn each time.
/// </summary>
internal static class WorkspaceCulling
{
    /// <summary>The map with the scripts.</summary>
    public const string Scripts = "workspace-culling";

    private const string Account = "workspace-culler";
    private const string Folder = "/opt/culling";

    public static void Declare(PlatformObjects objects, TeamArgs args)
    {
        var scripts = objects.Settings(Scripts, new Dictionary<string, string>
        {
            [CullingScript.Activity] = CullingScript.Text(CullingScript.Activity),
            [CullingScript.Cull] = CullingScript.Text(CullingScript.Cull),
        });
        var account = objects.Account(
            Account,
            clusterRules: [],
            [
                PlatformRule.Of("kubeflow.org", ["notebooks"], "get", "list", "patch"),
                PlatformRule.Of("", ["pods"], "get", "list"),
            ]);
        objects.Deployment(Culler(args, account, scripts));

        // What people make in the spawner gets the helper too; a workspace that the settings declare has it already.
        _ = objects.Custom("spawner-defaults", new PodDefaultArgs
        {
            Metadata = objects.Named("workspace-activity"),
            Spec = new PodDefaultSpecArgs
            {
                Desc = "Tells when the workspace was last used",
                Selector = new MetaInputs.LabelSelectorArgs
                {
                    MatchExpressions =
                    {
                        new MetaInputs.LabelSelectorRequirementArgs { Key = "notebook-name", Operator = "Exists" },
                        new MetaInputs.LabelSelectorRequirementArgs { Key = Workspace.UserLabel, Operator = "DoesNotExist" },
                    },
                },
                Annotations = { [Workspace.PortsOutsideMesh] = Port },
                Sidecars = { Helper(args.ToolsImage, home: null) },
                Volumes = { Volume(scripts) },
            },
        });
    }

    /// <summary>The helper that tells when a workspace was last used.</summary>
    /// <param name="image">An image with Python 3.</param>
    /// <param name="home">The volume with the home directory and its place; null where it is not shared with the helper.</param>
    public static CoreInputs.ContainerArgs Helper(string image, (string Volume, string Path)? home)
    {
        var container = new CoreInputs.ContainerArgs
        {
            Name = "activity",
            Image = image,
            Command = { "python3", $"{Folder}/{CullingScript.Activity}" },
            Env =
            {
                PlatformObjects.Variable("ACTIVITY_PORT", Port),
                PlatformObjects.Variable("WORKSPACE_PORT", Workspace.Port.ToString(CultureInfo.InvariantCulture)),
            },
            Ports = { new CoreInputs.ContainerPortArgs { Name = "activity", ContainerPortValue = KubeflowNames.ActivityPort } },
            Resources = Small("64Mi"),
            SecurityContext = ReadOnly(),
            VolumeMounts = { new CoreInputs.VolumeMountArgs { Name = Scripts, MountPath = Folder, ReadOnly = true } },
        };
        if (home is var (volume, path))
        {
            container.VolumeMounts.Add(new CoreInputs.VolumeMountArgs { Name = volume, MountPath = path, ReadOnly = true });
            container.Env.Add(PlatformObjects.Variable("WORKSPACE_HOME", path));
        }

        return container;
    }

    /// <summary>The volume with the scripts.</summary>
    public static CoreInputs.VolumeArgs Volume(Input<string> scripts) => new()
    {
        Name = Scripts, ConfigMap = new CoreInputs.ConfigMapVolumeSourceArgs { Name = scripts },
    };

    private static string Port => KubeflowNames.ActivityPort.ToString(CultureInfo.InvariantCulture);

    private static PlatformPod Culler(TeamArgs args, Input<string> account, Input<string> scripts) => new()
    {
        Name = Account,
        ServiceAccount = account,
        User = 65532,
        SettingsDigest = PlatformObjects.DigestOf(CullingScript.Text(CullingScript.Cull)),
        Containers =
        [
            new()
            {
                Name = "culler",
                Image = args.ToolsImage,
                Command = { "python3", $"{Folder}/{CullingScript.Cull}" },
                Env =
                {
                    PlatformObjects.Variable("ACTIVITY_PORT", Port),
                    PlatformObjects.Variable("IDLE_MINUTES", args.IdleMinutes.ToString(CultureInfo.InvariantCulture)),
                    PlatformObjects.Variable("EVERY_MINUTES", "10"),
                },
                Resources = Small("128Mi"),
                SecurityContext = ReadOnly(),
                VolumeMounts = { new CoreInputs.VolumeMountArgs { Name = Scripts, MountPath = Folder, ReadOnly = true } },
            },
        ],
        Volumes = [Volume(scripts)],
    };

    private static CoreInputs.SecurityContextArgs ReadOnly()
    {
        var context = PlatformObjects.RestrictedContext();
        context.ReadOnlyRootFilesystem = true;
        return context;
    }

    private static CoreInputs.ResourceRequirementsArgs Small(string memory) => new()
    {
        Requests = { ["cpu"] = "10m", ["memory"] = memory }, Limits = { ["cpu"] = "100m", ["memory"] = memory },
    };
}
