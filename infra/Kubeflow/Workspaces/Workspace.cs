using System.Globalization;
using System.Text.Json.Nodes;
using LandingZone.Cluster;
using LandingZone.CustomResources.Istio;
using LandingZone.CustomResources.Kubeflow;
using LandingZone.Zones;
using Pulumi;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// What one person works in, in the browser: JupyterLab, VS Code or RStudio in an environment of the catalogue, with the person's home, the
/// team's shared area, and the team's rights in AWS. Only that person can open it, and it is stopped when it is idle; the files stay. Its
/// Kubernetes provider comes from the options.
/// </summary>
public sealed class Workspace : ComponentResource
{
    /// <summary>The port that all three serve on.</summary>
    internal const int Port = 8888;

    /// <summary>The label with the person's name.</summary>
    internal const string UserLabel = "landing-zone/workspace-user";

    /// <summary>The annotation with the ports that the mesh's proxy leaves alone.</summary>
    internal const string PortsOutsideMesh = "traffic.sidecar.istio.io/excludeInboundPorts";

    private const string HomeVolume = "home";

    /// <summary>Declares the workspace.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public Workspace(string name, WorkspaceArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:kubeflow:Workspace", name, options)
    {
        Check(name, args);
        var objects = new PlatformObjects(this, name, args.Zone, args.Namespace.ToOutput());
        var metadata = objects.Named(args.Name);
        metadata.Labels.Add(UserLabel, args.User.Name);
        foreach (var (key, value) in Annotations(args))
        {
            metadata.Annotations.Add(key, value);
        }

        _ = objects.Custom("notebook", new NotebookArgs
        {
            Metadata = metadata,
            Spec = new NotebookSpecArgs { Template = new NotebookTemplateArgs { Spec = Pod(args) } },
        });
        KeepToUser(objects, args);
        Path = $"/notebook/{args.Team}/{args.Name}/";
        RegisterOutputs(new Dictionary<string, object?> { ["path"] = Path });
    }

    /// <summary>Where it is found under Kubeflow's address.</summary>
    public string Path { get; }

    internal static void Check(string name, WorkspaceArgs args)
    {
        var problems = new ArgumentProblems(nameof(Workspace), name);
        problems.AddIf(
            !KebabName.Is(args.Name, 40),
            $"Name is '{args.Name}'; it must be up to 40 lower-case letters, digits and single hyphens, beginning with a letter.");
        problems.AddIf(
            !args.Image.Contains("@sha256:", StringComparison.Ordinal),
            $"Image is '{args.Image}'; name it by digest, so that it is the same whenever the workspace starts.");
        problems.AddIf(
            !args.ToolsImage.Contains("@sha256:", StringComparison.Ordinal),
            $"ToolsImage is '{args.ToolsImage}'; name it by digest, so that it is the same whenever the workspace starts.");
        problems.AddIf(args.Cpus < 1 || args.MemoryGib < 1, $"Cpus is {args.Cpus} and MemoryGib {args.MemoryGib}; each must be 1 or more.");
        problems.AddIf(args.Gpus is < 0 or > 8, $"Gpus is {args.Gpus}; a node has 8 at most, and none may be negative.");
        problems.AddIf(
            args.User.Role == TeamRole.Viewer, $"User is '{args.User.Name}', who only looks on in the team; make the person an editor.");
        problems.AddIf(args.IdleMinutes < 15, $"IdleMinutes is {args.IdleMinutes}; give 15 or more, so that a coffee does not end the work.");
        problems.ThrowIfAny();
    }

    /// <summary>The home directory in the environments of a kind (workloads/images).</summary>
    internal static string HomeOf(WorkspaceKind kind) => kind == WorkspaceKind.RStudio ? "/home/rstudio" : "/home/jovyan";

    private static Dictionary<string, string> Annotations(WorkspaceArgs args)
    {
        var annotations = new Dictionary<string, string>
        {
            ["landing-zone/idle-minutes"] = args.IdleMinutes.ToString(CultureInfo.InvariantCulture),
            [PortsOutsideMesh] = KubeflowNames.ActivityPort.ToString(CultureInfo.InvariantCulture),
            ["notebooks.kubeflow.org/server-type"] = args.Kind switch
            {
                WorkspaceKind.VsCode => "group-one",
                WorkspaceKind.RStudio => "group-two",
                _ => "jupyter",
            },
        };

        // Jupyter serves under the path that it is told; the others under the root, which the route leads to.
        if (args.Kind != WorkspaceKind.Jupyter)
        {
            annotations["notebooks.kubeflow.org/http-rewrite-uri"] = "/";
        }

        if (args.Kind == WorkspaceKind.RStudio)
        {
            annotations["notebooks.kubeflow.org/http-headers-request-set"] =
                new JsonObject { ["X-RStudio-Root-Path"] = $"/notebook/{args.Team}/{args.Name}/" }.ToJsonString();
        }

        return annotations;
    }

    /// <summary>
    /// Nobody but the person, and nobody but through the gateway: what comes from other pods of the team is refused, as is what the gateway
    /// brings from other members.
    /// </summary>
    private static void KeepToUser(PlatformObjects objects, WorkspaceArgs args) => _ = objects.Custom("owner-only", new AuthorizationPolicyArgs
    {
        Metadata = objects.Named($"workspace-{args.Name}"),
        Spec = new AuthorizationPolicySpecArgs
        {
            Selector = new MeshWorkloadsArgs { MatchLabels = { ["notebook-name"] = args.Name } },
            Action = "DENY",
            Rules =
            {
                new AuthorizationRuleArgs
                {
                    From =
                    {
                        new AuthorizationFromArgs { Source = new AuthorizationSourceArgs { NotPrincipals = { args.Gateway.Principal } } },
                    },
                },
                new AuthorizationRuleArgs
                {
                    When =
                    {
                        new AuthorizationConditionArgs
                        {
                            Key = $"request.headers[{KubeflowNames.UserHeader}]", NotValues = { args.User.Email },
                        },
                    },
                },
            },
        },
    });

    private static CoreInputs.PodSpecArgs Pod(WorkspaceArgs args)
    {
        var pod = new CoreInputs.PodSpecArgs
        {
            ServiceAccountName = KubeflowNames.EditorAccount,

            // The helper sees how busy the workspace's processes are; it is of the same user and can do nothing to them that they cannot.
            ShareProcessNamespace = true,
            TerminationGracePeriodSeconds = 60,
            NodeSelector = { ["landing-zone/purpose"] = args.Gpus > 0 ? "gpu" : "cpu" },
            SecurityContext = new CoreInputs.PodSecurityContextArgs
            {
                RunAsNonRoot = true,
                RunAsUser = 1000,
                RunAsGroup = 100,
                FsGroup = 100,
                FsGroupChangePolicy = "OnRootMismatch",
                SeccompProfile = new CoreInputs.SeccompProfileArgs { Type = "RuntimeDefault" },
            },
            Containers = { Server(args), WorkspaceCulling.Helper(args.ToolsImage, (HomeVolume, HomeOf(args.Kind))) },
            Volumes =
            {
                new CoreInputs.VolumeArgs
                {
                    Name = "shared-memory",
                    EmptyDir = new CoreInputs.EmptyDirVolumeSourceArgs { Medium = "Memory", SizeLimit = Gibibytes(Math.Max(args.MemoryGib / 4, 1)) },
                },
                WorkspaceCulling.Volume(WorkspaceCulling.Scripts),
            },
        };
        if (args.NodePool is { } pool)
        {
            pod.NodeSelector.Add("landing-zone/node-pool", pool);
        }

        if (args.Gpus > 0)
        {
            pod.Tolerations.Add(new CoreInputs.TolerationArgs { Key = "nvidia.com/gpu", Operator = "Exists", Effect = "NoSchedule" });
        }

        if (args.Claims is var (home, shared))
        {
            pod.Volumes.Add(Claimed(HomeVolume, home));
            pod.Volumes.Add(Claimed("shared", shared));
        }
        else
        {
            pod.Volumes.Add(new CoreInputs.VolumeArgs
            {
                Name = HomeVolume, EmptyDir = new CoreInputs.EmptyDirVolumeSourceArgs { SizeLimit = "20Gi" },
            });
        }

        return pod;
    }

    private static CoreInputs.ContainerArgs Server(WorkspaceArgs args)
    {
        var resources = new CoreInputs.ResourceRequirementsArgs
        {
            Requests = { ["cpu"] = args.Cpus.ToString(CultureInfo.InvariantCulture), ["memory"] = Gibibytes(args.MemoryGib) },
            Limits = { ["cpu"] = args.Cpus.ToString(CultureInfo.InvariantCulture), ["memory"] = Gibibytes(args.MemoryGib) },
        };
        if (args.Gpus > 0)
        {
            resources.Limits.Add("nvidia.com/gpu", args.Gpus.ToString(CultureInfo.InvariantCulture));
        }

        var container = new CoreInputs.ContainerArgs
        {
            // The controller takes the state of the container that has the notebook's name.
            Name = args.Name,
            Image = args.Image,
            WorkingDir = HomeOf(args.Kind),
            Env =
            {
                // One image holds both JupyterLab and VS Code.
                PlatformObjects.Variable("WORKSPACE_KIND", args.Kind.ToString().ToLowerInvariant()),
                PlatformObjects.Variable("TEAM_DATA", args.DataAddress),
                PlatformObjects.Variable("AWS_REGION", args.Zone.Region.Name),
            },
            Ports = { new CoreInputs.ContainerPortArgs { Name = "notebook-port", ContainerPortValue = Port } },
            Resources = resources,
            SecurityContext = PlatformObjects.RestrictedContext(),
            ReadinessProbe = Ready(args),

            // Long computations make a server slow to answer, and that is no reason to end it.
            LivenessProbe = new CoreInputs.ProbeArgs
            {
                TcpSocket = new CoreInputs.TCPSocketActionArgs { Port = Port }, InitialDelaySeconds = 120, PeriodSeconds = 60, FailureThreshold = 10,
            },
            VolumeMounts =
            {
                new CoreInputs.VolumeMountArgs { Name = HomeVolume, MountPath = HomeOf(args.Kind) },
                new CoreInputs.VolumeMountArgs { Name = "shared-memory", MountPath = "/dev/shm" },
            },
        };
        if (args.Claims is not null)
        {
            container.VolumeMounts.Add(new CoreInputs.VolumeMountArgs { Name = "shared", MountPath = "/team" });
        }

        return container;
    }

    /// <summary>Asked in the ways that none of the three takes for use.</summary>
    private static CoreInputs.ProbeArgs Ready(WorkspaceArgs args)
    {
        var probe = new CoreInputs.ProbeArgs { InitialDelaySeconds = 5, PeriodSeconds = 10, FailureThreshold = 6 };
        if (args.Kind == WorkspaceKind.RStudio)
        {
            probe.TcpSocket = new CoreInputs.TCPSocketActionArgs { Port = Port };
        }
        else
        {
            probe.HttpGet = new CoreInputs.HTTPGetActionArgs
            {
                Path = args.Kind == WorkspaceKind.VsCode ? "/healthz" : $"/notebook/{args.Team}/{args.Name}/api/status?no_track_activity=1",
                Port = Port,
            };
        }

        return probe;
    }

    private static CoreInputs.VolumeArgs Claimed(string volume, Input<string> claim) => new()
    {
        Name = volume, PersistentVolumeClaim = new CoreInputs.PersistentVolumeClaimVolumeSourceArgs { ClaimName = claim },
    };

    private static string Gibibytes(int amount) => $"{amount.ToString(CultureInfo.InvariantCulture)}Gi";
}
