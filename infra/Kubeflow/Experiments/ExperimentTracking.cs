using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using MlflowTrackingServer = Pulumi.Aws.Sagemaker.MlflowTrackingServer;
using MlflowTrackingServerArgs = Pulumi.Aws.Sagemaker.MlflowTrackingServerArgs;

namespace LandingZone.Kubeflow;

/// <summary>
/// What a team sees of its trainings: a TensorBoard on the team's shared area, under Kubeflow's address and for the team's members only, and,
/// for a team that compares many runs, an MLflow tracking server of SageMaker with its artifacts in the team's place in the bucket. TensorBoard
/// is declared here and not by Kubeflow's controller, whose pods the restricted standard of the namespaces refuses.
/// </summary>
public sealed class ExperimentTracking : ComponentResource
{
    /// <summary>TensorBoard's port.</summary>
    internal const int Port = 6006;

    /// <summary>SageMaker's limit of a tracking server's name (API reference, CreateMlflowTrackingServer).</summary>
    private const int MaxServerName = 256;

    private const string Name = "tensorboard";

    /// <summary>Declares the tracking.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ExperimentTracking(string name, ExperimentTrackingArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:kubeflow:ExperimentTracking", name, options)
    {
        Check(name, args);
        var objects = new PlatformObjects(this, name, args.Zone, args.Namespace.ToOutput());
        DeclareTensorBoard(objects, args);
        Path = PathOf(args.Team);
        if (args.Mlflow is { } size)
        {
            TrackingServerArn = DeclareMlflow(name, args, size);
        }

        RegisterOutputs(new Dictionary<string, object?> { ["path"] = Path, ["trackingServerArn"] = TrackingServerArn });
    }

    /// <summary>Where TensorBoard is found under Kubeflow's address.</summary>
    public string Path { get; }

    /// <summary>The ARN of the tracking server, which is MLflow's tracking address too; null where there is none.</summary>
    public Output<string>? TrackingServerArn { get; }

    /// <summary>The rights of a team's pods on its own tracking server, which is known by its name before it exists.</summary>
    public static PolicyStatement RightsOf(ZoneIdentity zone, string team) => new("UseOwnTracking", PolicyEffect.Allow)
    {
        Actions =
        [
            "sagemaker-mlflow:AccessUI", "sagemaker-mlflow:Create*", "sagemaker-mlflow:Get*", "sagemaker-mlflow:List*", "sagemaker-mlflow:Log*",
            "sagemaker-mlflow:Restore*", "sagemaker-mlflow:Search*", "sagemaker-mlflow:Set*", "sagemaker-mlflow:Update*",
        ],
        Resources =
        [
            $"arn:{zone.Partition}:sagemaker:{zone.Region.Name}:{zone.AccountId}:mlflow-tracking-server/{ServerNameOf(zone, team)}",
        ],
    };

    internal static void Check(string name, ExperimentTrackingArgs args)
    {
        var problems = new ArgumentProblems(nameof(ExperimentTracking), name);
        problems.AddIf(
            !args.Image.Contains("@sha256:", StringComparison.Ordinal), $"Image is '{args.Image}'; name it by digest.");
        problems.ThrowIfAny();
    }

    private static string PathOf(string team) => $"/tensorboard/{team}/";

    private static string ServerNameOf(ZoneIdentity zone, string team) => zone.NameOf($"mlflow-{team}", MaxServerName);

    private static void DeclareTensorBoard(PlatformObjects objects, ExperimentTrackingArgs args)
    {
        var container = new CoreInputs.ContainerArgs
        {
            Name = Name,
            Image = args.Image,
            Command = { "tensorboard" },
            Args =
            {
                Output.Format($"--logdir={LogsOf(args)}"), "--bind_all", $"--port={Port}", $"--path_prefix={PathOf(args.Team).TrimEnd('/')}",
            },
            Ports = { new CoreInputs.ContainerPortArgs { Name = "http", ContainerPortValue = Port } },
            Resources = new CoreInputs.ResourceRequirementsArgs
            {
                Requests = { ["cpu"] = "100m", ["memory"] = "512Mi" }, Limits = { ["cpu"] = "1", ["memory"] = "2Gi" },
            },
            Env = { PlatformObjects.Variable("AWS_REGION", args.Zone.Region.Name) },
            ReadinessProbe = PlatformObjects.Probe(PathOf(args.Team), Port),
        };
        var volumes = new List<CoreInputs.VolumeArgs>();
        if (args.SharedClaim is { } claim)
        {
            container.VolumeMounts.Add(new CoreInputs.VolumeMountArgs { Name = "shared", MountPath = "/team", ReadOnly = true });
            volumes.Add(new()
            {
                Name = "shared",
                PersistentVolumeClaim = new CoreInputs.PersistentVolumeClaimVolumeSourceArgs { ClaimName = claim, ReadOnly = true },
            });
        }

        objects.Deployment(new PlatformPod
        {
            Name = Name,
            ServiceAccount = KubeflowNames.EditorAccount,
            AsksCluster = false,
            InMesh = true,
            Containers = [container],
            Volumes = volumes,
        });
        objects.Service(Name, Name, new CoreInputs.ServicePortArgs { Name = "http", Port = 80, TargetPort = Port });

        // Who may open it is for the policies of the team's namespace to say, which name its members.
        objects.Route(Name, args.Host, PathOf(args.Team), KubeflowNames.ServiceHost(Name, args.Team), 80);
    }

    private static Output<string> LogsOf(ExperimentTrackingArgs args) => args.SharedClaim is null
        ? Output.Format($"s3://{args.Home.Name}/{Team.PrefixOf(args.Team)}tensorboard")
        : Output.Create("/team/tensorboard");

    private Output<string> DeclareMlflow(string name, ExperimentTrackingArgs args, MlflowSize size)
    {
        var zone = args.Zone;
        var place = $"{Team.PrefixOf(args.Team)}mlflow";
        var role = new WorkloadIdentity($"{name}-mlflow", new WorkloadIdentityArgs
        {
            Zone = zone,
            Workload = $"mlflow-{args.Team}",
            Description = $"The MLflow tracking server of the team {args.Team}: its artifacts in the team's place",
            Trust = WorkloadTrust.Service("sagemaker.amazonaws.com"),
            Statements =
            [
                new("ListArtifacts", PolicyEffect.Allow)
                {
                    Actions = ["s3:ListBucket"],
                    Resources = [args.Home.Arn],
                    Conditions = [new PolicyCondition("StringLike", "s3:prefix", $"{place}/*", place)],
                },
                new("KeepArtifacts", PolicyEffect.Allow)
                {
                    Actions = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
                    Resources = [Output.Format($"{args.Home.Arn}/{place}/*")],
                },
                KeyUse.ReadAndWrite("UseStorageKey", zone, args.StorageKeyArn, "s3"),
            ],
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });
        var server = ServerNameOf(zone, args.Team);
        return new MlflowTrackingServer(name, new MlflowTrackingServerArgs
        {
            TrackingServerName = server,
            TrackingServerSize = size.ToString(),
            ArtifactStoreUri = Output.Format($"s3://{args.Home.Name}/{place}"),
            AutomaticModelRegistration = false,
            RoleArn = role.RoleArn,
            WeeklyMaintenanceWindowStart = "Sun:02:00",
            Tags = zone.Tags(server),
        }, new CustomResourceOptions { Parent = this, Protect = true }).Arn;
    }
}
