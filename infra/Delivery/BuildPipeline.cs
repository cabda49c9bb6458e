using System.Text.RegularExpressions;
using LandingZone.Analytics;
using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Observability;
using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;
using CodePipeline = Pulumi.Aws.CodePipeline;
using Inputs = Pulumi.Aws.CodePipeline.Inputs;

namespace LandingZone.Delivery;

/// <summary>
/// A model's release, from a push to a branch: train, package, wait for a person, deploy. Each phase is a build with a role that can do its
/// own part and nothing else, and the roles of who makes a release are denied the approval that who approves it has.
/// </summary>
public sealed partial class BuildPipeline : ComponentResource
{
    private const string Approval = "Approve";
    private const string ApprovalAction = "Decide";

    private readonly string _name;
    private readonly BuildPipelineArgs _args;
    private readonly string _pipelineName;

    /// <summary>Declares the pipeline.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public BuildPipeline(string name, BuildPipelineArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:delivery:BuildPipeline", name, options)
    {
        Check(name, args);
        (_name, _args) = (name, args);
        var (ground, zone, model) = (args.Ground, args.Ground.Zone, args.Released.Model);
        _pipelineName = zone.NameOf($"release-{model}", 100);
        var bucket = new SecureBucket(name, new()
        {
            Zone = zone,
            Content = $"release-{model}",
            KeyArn = ground.StorageKeyArn,
            AccessLogBucketName = args.AccessLogBucketName,
            ExpirationDays = args.ArtifactDays,
            NoncurrentVersionDays = 7,
        }, new ComponentResourceOptions { Parent = this });
        var topic = new AlarmTopic($"{name}-approvals", new()
        {
            Zone = zone,
            Content = $"release-{model}-approvals",
            KeyArn = ground.MessageKeyArn,
            Publishers = [TopicPublisher.EventRules],
            Subscribers = args.Subscribers,
        }, new ComponentResourceOptions { Parent = this });
        var phases = Enum.GetValues<DeliveryPhase>().ToDictionary(phase => phase, phase => Phase(phase, bucket));
        var role = Role(bucket, topic, phases.Values);
        PipelineArn = Declare(bucket, topic, role, phases).Arn;
        ApproverRoleArn = Approver().RoleArn;
        RegisterOutputs(new Dictionary<string, object?> { ["pipelineArn"] = PipelineArn, ["approverRoleArn"] = ApproverRoleArn });
    }

    /// <summary>The pipeline's ARN.</summary>
    public Output<string> PipelineArn { get; }

    /// <summary>The ARN of the role that lets a release pass, for the persona that approves.</summary>
    public Output<string> ApproverRoleArn { get; }

    /// <summary>The ARN that a phase's role has or will have: for policies that name it before it exists.</summary>
    public static string RoleArnOf(ZoneIdentity zone, string model, DeliveryPhase phase) =>
        WorkloadIdentity.RoleArnOf(zone, What(model, phase));

    internal static void Check(string name, BuildPipelineArgs args)
    {
        var problems = new ArgumentProblems(nameof(BuildPipeline), name);
        ReleaseRules.Check(args.Released, problems);
        problems.AddIf(
            !Repository().IsMatch(args.Repository), $"Repository is '{args.Repository}'; write workspace or owner and name, 'bank/crimes'.");
        problems.AddIf(!Branch().IsMatch(args.Branch), $"Branch is '{args.Branch}'; write the name of one branch.");
        problems.AddIf(args.Approvers.Count == 0, "Approvers is empty; name the roles of who may let a release pass.");
        problems.AddIf(args.ArtifactDays < 7, $"ArtifactDays is {args.ArtifactDays}; an approval may wait for 7 days, keep them as long.");
        problems.ThrowIfAny();
    }

    private static string What(string model, DeliveryPhase phase) => $"release-{model}-{phase.ToString().ToLowerInvariant()}";

    private BuildProject Phase(DeliveryPhase phase, SecureBucket bucket)
    {
        var (zone, released) = (_args.Ground.Zone, _args.Released);
        var variables = new Dictionary<string, Input<string>>(StringComparer.Ordinal) { ["MODEL"] = released.Model };
        switch (phase)
        {
            case DeliveryPhase.Train:
                variables["PIPELINE"] = zone.NameOf(released.Model, 256);
                break;
            case DeliveryPhase.Package:
                var registry = $"{zone.AccountId}.dkr.ecr.{zone.Region.Name}.{zone.Region.DnsSuffix}/{zone.Name}";
                variables["REGISTRY"] = registry;
                variables["REPOSITORY"] = $"{registry}/{released.Image}";
                variables["SIGNING_KEY"] = released.SigningKeyArn;
                break;
            default:
                variables["SIGNING_KEY"] = released.SigningKeyArn;
                if (released.Production is { } production)
                {
                    variables["GATE"] = PromotionGate.ArnOf(production);
                    variables["GATE_REGION"] = production.Region.Name;
                    variables["REQUESTER_ROLE"] = WorkloadIdentity.RoleArnOf(production, PromotionGate.RequesterWorkload);
                }

                break;
        }

        return new BuildProject($"{_name}-{phase.ToString().ToLowerInvariant()}", What(released.Model, phase), _args.Ground, new()
        {
            Description = $"{phase} phase of the releases of {released.Model}",
            Commands = phase switch
            {
                DeliveryPhase.Train => BuildCommands.Train(),
                DeliveryPhase.Package => BuildCommands.Package(),
                _ => BuildCommands.Deploy(released.Production is not null),
            },
            Statements =
            [
                .. PhaseRights.Of(phase, zone, released),
                Artifacts("UseArtifacts", bucket),
                KeyUse.ReadAndWrite("UseArtifactKey", zone, _args.Ground.StorageKeyArn, "s3"),
            ],
            Variables = variables,
            InPipeline = true,
            BuildsImages = phase == DeliveryPhase.Package,
            TimeoutMinutes = phase == DeliveryPhase.Train ? 480 : 60,
        }, this);
    }

    private static PolicyStatement Artifacts(string id, SecureBucket bucket) => new(id, PolicyEffect.Allow)
    {
        Actions = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"],
        Resources = [Output.Format($"{bucket.BucketArn}/*")],
    };

    private Output<string> Role(SecureBucket bucket, AlarmTopic topic, IEnumerable<BuildProject> projects)
    {
        var zone = _args.Ground.Zone;
        return new WorkloadIdentity($"{_name}-pipeline", new()
        {
            Zone = zone,
            Workload = $"release-{_args.Released.Model}",
            Description = $"Takes a release of {_args.Released.Model} from one phase to the next",
            Trust = WorkloadTrust.Service("codepipeline.amazonaws.com", $"{ArnPrefix(zone)}{_pipelineName}"),
            Statements =
            [
                SourceConnection.UseStatement(_args.ConnectionArn),
                Artifacts("UseArtifacts", bucket),
                new("SeeArtifactBucket", PolicyEffect.Allow)
                {
                    Actions = ["s3:GetBucketLocation", "s3:GetBucketVersioning", "s3:ListBucket"],
                    Resources = [bucket.BucketArn],
                },
                KeyUse.ReadAndWrite("UseArtifactKey", zone, _args.Ground.StorageKeyArn, "s3"),
                new("RunPhases", PolicyEffect.Allow)
                {
                    Actions = ["codebuild:BatchGetBuilds", "codebuild:StartBuild"],
                    Resources = [.. projects.Select(project => (Input<string>)project.ProjectArn)],
                },
                new("AskForApproval", PolicyEffect.Allow) { Actions = ["sns:Publish"], Resources = [topic.TopicArn] },
                KeyUse.ReadAndWrite("UseMessageKey", zone, _args.Ground.MessageKeyArn, "sns"),
            ],
            PermissionBoundaryArn = _args.Ground.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this }).RoleArn;
    }

    private CodePipeline.Pipeline Declare(
        SecureBucket bucket, AlarmTopic topic, Output<string> role, Dictionary<DeliveryPhase, BuildProject> phases) => new(_name, new()
        {
            Name = _pipelineName,
            PipelineType = "V2",

            // A newer push takes the place of one that still waits.
            ExecutionMode = "SUPERSEDED",
            RoleArn = role,
            ArtifactStores =
            {
                new Inputs.PipelineArtifactStoreArgs
                {
                    Type = "S3",
                    Location = bucket.BucketName,
                    EncryptionKey = new Inputs.PipelineArtifactStoreEncryptionKeyArgs { Type = "KMS", Id = _args.Ground.StorageKeyArn },
                },
            },
            Triggers =
            {
                new Inputs.PipelineTriggerArgs
                {
                    ProviderType = "CodeStarSourceConnection",
                    GitConfiguration = new Inputs.PipelineTriggerGitConfigurationArgs
                    {
                        SourceActionName = "Fetch",
                        Pushes =
                        {
                            new Inputs.PipelineTriggerGitConfigurationPushArgs
                            {
                                Branches = new Inputs.PipelineTriggerGitConfigurationPushBranchesArgs { Includes = { _args.Branch } },
                            },
                        },
                    },
                },
            },
            Stages =
            {
                Stage("Source", new Inputs.PipelineStageActionArgs
                {
                    Name = "Fetch",
                    Category = "Source",
                    Owner = "AWS",
                    Provider = "CodeStarSourceConnection",
                    Version = "1",
                    OutputArtifacts = { "source" },
                    Configuration =
                    {
                        { "ConnectionArn", _args.ConnectionArn },
                        { "FullRepositoryId", _args.Repository },
                        { "BranchName", _args.Branch },
                        { "OutputArtifactFormat", "CODE_ZIP" },
                        { "DetectChanges", "false" },
                    },
                }),
                Stage("Train", Build("Train", phases[DeliveryPhase.Train], ["source"], "trained")),
                Stage("Package", Build("Package", phases[DeliveryPhase.Package], ["source", "trained"], "packaged", primary: "source")),
                Stage(Approval, new Inputs.PipelineStageActionArgs
                {
                    Name = ApprovalAction,
                    Category = "Approval",
                    Owner = "AWS",
                    Provider = "Manual",
                    Version = "1",
                    Configuration =
                    {
                        { "NotificationArn", topic.TopicArn },
                        { "CustomData", $"Shall this version of {_args.Released.Model} go on?" },
                    },
                }),
                Stage("Deploy", Build("Deploy", phases[DeliveryPhase.Deploy], ["packaged"], null)),
            },
            Tags = _args.Ground.Zone.Tags(_pipelineName),
        }, new CustomResourceOptions { Parent = this });

    private static Inputs.PipelineStageArgs Stage(string name, Inputs.PipelineStageActionArgs action) =>
        new() { Name = name, Actions = { action } };

    private static Inputs.PipelineStageActionArgs Build(
        string name, BuildProject project, string[] from, string? to, string? primary = null)
    {
        var action = new Inputs.PipelineStageActionArgs
        {
            Name = name,
            Category = "Build",
            Owner = "AWS",
            Provider = "CodeBuild",
            Version = "1",
            InputArtifacts = from.ToList(),
            Configuration = { { "ProjectName", project.ProjectName } },
        };
        if (primary is not null)
        {
            action.Configuration.Add("PrimarySource", primary);
        }

        if (to is not null)
        {
            action.OutputArtifacts.Add(to);
        }

        return action;
    }

    private WorkloadIdentity Approver()
    {
        var zone = _args.Ground.Zone;
        return new($"{_name}-approver", new()
        {
            Zone = zone,
            Workload = $"release-{_args.Released.Model}-approver",
            Description = $"Lets releases of {_args.Released.Model} pass, or stops them",
            Trust = WorkloadTrust.Roles([.. _args.Approvers.Select(role => (Input<string>)role)]),
            Statements =
            [
                new("SeeRelease", PolicyEffect.Allow)
                {
                    Actions = ["codepipeline:GetPipeline", "codepipeline:GetPipelineExecution", "codepipeline:GetPipelineState"],
                    Resources = [$"{ArnPrefix(zone)}{_pipelineName}"],
                },
                new("Decide", PolicyEffect.Allow)
                {
                    Actions = ["codepipeline:PutApprovalResult"],
                    Resources = [$"{ArnPrefix(zone)}{_pipelineName}/{Approval}/{ApprovalAction}"],
                },
                new("NeverMakeReleases", PolicyEffect.Deny)
                {
                    Actions =
                    [
                        "codebuild:StartBuild", "codepipeline:RetryStageExecution", "codepipeline:StartPipelineExecution",
                        "codepipeline:UpdatePipeline", "ecr:PutImage", "kms:Sign", "sagemaker:CreateModelPackage",
                        "sagemaker:StartPipelineExecution",
                    ],
                    Resources = ["*"],
                },
            ],
            PermissionBoundaryArn = _args.Ground.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });
    }

    private static string ArnPrefix(ZoneIdentity zone) => $"arn:{zone.Partition}:codepipeline:{zone.Region.Name}:{zone.AccountId}:";

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Repository();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Branch();
}
