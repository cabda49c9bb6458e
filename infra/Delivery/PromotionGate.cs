using System.Text.Json.Nodes;
using LandingZone.Analytics;
using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Observability;
using LandingZone.Registry;
using LandingZone.Security;
using LandingZone.Workflows;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Delivery;

/// <summary>
/// The one way of a model's version into production. Somebody asks, a person of another persona decides, and only then files and image
/// are copied and the version is registered; what was asked, decided and copied is recorded in every case. Production reads from where
/// versions are made, and nobody there can write into production.
/// </summary>
/// <remarks>
/// Two roles that exclude each other stand for the two persons: each is denied what the other does, and no role can take on both. Which
/// person used the role is in the audit trail with the request.
/// </remarks>
public sealed class PromotionGate : ComponentResource
{
    /// <summary>What the role that asks for a promotion is made for.</summary>
    public const string RequesterWorkload = "promotion-requester";

    /// <summary>What the role that approves is made for.</summary>
    public const string ApproverWorkload = "promotion-approver";

    /// <summary>What the role that copies is made for: the source's registry names it as a reader.</summary>
    public const string CopierWorkload = "promotion-copier";

    private const string Gate = "promotion-gate";

    private readonly string _name;
    private readonly PromotionGateArgs _args;
    private readonly ZoneIdentity _zone;

    /// <summary>Declares the gate.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public PromotionGate(string name, PromotionGateArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:delivery:PromotionGate", name, options)
    {
        Check(name, args);
        (_name, _args, _zone) = (name, args, args.Ground.Zone);
        var topic = new AlarmTopic(name, new()
        {
            Zone = _zone,
            Content = "promotions",
            KeyArn = args.Ground.MessageKeyArn,
            Publishers = [TopicPublisher.EventRules],
            Subscribers = args.Subscribers,
        }, new ComponentResourceOptions { Parent = this });
        var copier = Copier();
        var workflow = new Workflow(name, new()
        {
            Zone = _zone,
            What = Gate,
            Description = "Asks for the approval of a promotion, has the version copied, and records the decision",
            Definition = Output.All(new Input<string>[]
            {
                topic.TopicArn, copier.ProjectName, args.Records.BucketName, args.Ground.StorageKeyArn,
            }).Apply(known => Text(known[0], known[1], known[2], known[3])),
            Statements =
            [
                new("Ask", PolicyEffect.Allow) { Actions = ["sns:Publish"], Resources = [topic.TopicArn] },
                KeyUse.ReadAndWrite("UseMessageKey", _zone, args.Ground.MessageKeyArn, "sns"),
                new("Copy", PolicyEffect.Allow)
                {
                    Actions = ["codebuild:BatchGetBuilds", "codebuild:StartBuild", "codebuild:StopBuild"],
                    Resources = [copier.ProjectArn],
                },

                // Step Functions waits for a build by a rule that it makes itself (its developer guide, "IAM policies for CodeBuild").
                new("WaitForCopy", PolicyEffect.Allow)
                {
                    Actions = ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
                    Resources =
                    [
                        $"arn:{_zone.Partition}:events:{_zone.Region.Name}:{_zone.AccountId}:rule/StepFunctionsGetEventForCodeBuildStartBuildRule",
                    ],
                },
                args.Records.Write("Record", _zone),
                KeyUse.ReadAndWrite("EncryptRecords", _zone, args.Ground.StorageKeyArn, "s3"),
            ],
            PermissionBoundaryArn = args.Ground.PermissionBoundaryArn,
            KeyArn = args.Ground.MessageKeyArn,
            LogKeyArn = args.Ground.LogKeyArn,
        }, new ComponentResourceOptions { Parent = this });
        StateMachineArn = workflow.StateMachineArn;
        RequesterRoleArn = Requester(workflow.Arn).RoleArn;
        ApproverRoleArn = Approver(workflow.Arn).RoleArn;
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["stateMachineArn"] = StateMachineArn,
            ["requesterRoleArn"] = RequesterRoleArn,
            ["approverRoleArn"] = ApproverRoleArn,
        });
    }

    /// <summary>The ARN of the state machine that a request starts.</summary>
    public Output<string> StateMachineArn { get; }

    /// <summary>The ARN of the role that asks.</summary>
    public Output<string> RequesterRoleArn { get; }

    /// <summary>The ARN of the role that approves.</summary>
    public Output<string> ApproverRoleArn { get; }

    /// <summary>The ARN that the gate of a zone has or will have.</summary>
    public static string ArnOf(ZoneIdentity zone) =>
        $"arn:{zone.Partition}:states:{zone.Region.Name}:{zone.AccountId}:stateMachine:{zone.NameOf(Gate, 80)}";

    internal static void Check(string name, PromotionGateArgs args)
    {
        var problems = new ArgumentProblems(nameof(PromotionGate), name);
        problems.AddIf(
            args.Ground.Zone.Kind != ZoneKind.Production, $"The gate stands in {args.Ground.Zone.Name}; it belongs in a production zone.");
        problems.AddIf(
            args.Source.AccountId == args.Ground.Zone.AccountId, "Source is in the gate's own account; versions are made in another.");
        problems.AddIf(args.Models.Count == 0, "Models is empty; name one or more.");
        foreach (var model in args.Models.Keys.Where(model => !KebabName.Is(model)))
        {
            problems.Add($"Models has '{model}'; use lower-case letters, digits and single hyphens.");
        }

        problems.AddIf(args.Requesters.Count == 0, "Requesters is empty; name the roles that ask.");
        problems.AddIf(args.Approvers.Count == 0, "Approvers is empty; name the roles of the persona that approves.");
        foreach (var both in args.Requesters.Intersect(args.Approvers, StringComparer.Ordinal))
        {
            problems.Add($"Approvers has '{both}', which is among Requesters; nobody approves what they asked for, take it out of one.");
        }

        problems.AddIf(args.WaitDays is < 1 or > 30, $"WaitDays is {args.WaitDays}; it must be 1 to 30.");
        if (args.Records.ProblemAs("Records") is { } folder)
        {
            problems.Add(folder);
        }

        problems.ThrowIfAny();
    }

    private BuildProject Copier() => new($"{_name}-copier", CopierWorkload, _args.Ground, new()
    {
        Description = $"Copies approved versions from {_args.Source.Name}: reads there, writes here",
        Commands = BuildCommands.Promote(),
        Statements =
        [
            new("ReadFilesOfSource", PolicyEffect.Allow) { Actions = ["sts:AssumeRole"], Resources = [_args.ReaderRoleArn] },
            new("ReadVersionsOfSource", PolicyEffect.Allow)
            {
                Actions = ["sagemaker:DescribeModelPackage"],
                Resources = [.. Models().Select(model => (Input<string>)JobRights.Arn(_args.Source, $"model-package/{Group(_args.Source, model)}/*"))],
            },
            new("PullFromSource", PolicyEffect.Allow)
            {
                Actions = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                Resources = [.. Images(_args.Source)],
            },
            new("CheckSignatures", PolicyEffect.Allow)
            {
                Actions = ["kms:DescribeKey", "kms:GetPublicKey", "kms:Verify"],

                // The key's id is not known here. Its own policy says whose signatures this account checks, and a public key is no secret.
                Resources = [$"arn:{_args.Source.Partition}:kms:{_args.Source.Region.Name}:{_args.Source.AccountId}:key/*"],
            },
            new("PushImages", PolicyEffect.Allow)
            {
                Actions =
                [
                    "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:CompleteLayerUpload", "ecr:GetDownloadUrlForLayer",
                    "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart",
                ],
                Resources = [.. Images(_zone)],
            },
            new("WriteModels", PolicyEffect.Allow)
            {
                Actions = ["s3:AbortMultipartUpload", "s3:PutObject"],
                Resources =
                [
                    .. Models().Select(model =>
                        (Input<string>)Output.Format($"arn:{_zone.Partition}:s3:::{_args.ModelBucketName}/models/{model}/*")),
                ],
            },
            KeyUse.ReadAndWrite("EncryptModels", _zone, _args.Ground.StorageKeyArn, "s3"),
            new("RegisterVersions", PolicyEffect.Allow)
            {
                Actions = ["sagemaker:AddTags", "sagemaker:CreateModelPackage"],
                Resources =
                [
                    .. Models().SelectMany(model => new Input<string>[]
                    {
                        JobRights.Arn(_zone, $"model-package-group/{Group(_zone, model)}"),
                        JobRights.Arn(_zone, $"model-package/{Group(_zone, model)}/*"),
                    }),
                ],
            },
        ],
        Variables = new Dictionary<string, Input<string>>(StringComparer.Ordinal)
        {
            ["MODEL_BUCKET"] = _args.ModelBucketName,
            ["READER_ROLE"] = _args.ReaderRoleArn,
            ["SIGNING_KEY"] = SigningKey.AliasArnOf(_args.Source),
            ["SOURCE_REGION"] = _args.Source.Region.Name,
            ["SOURCE_ZONE"] = _args.Source.Name,
            ["STORAGE_KEY"] = _args.Ground.StorageKeyArn,
            ["TARGET_REGISTRY"] = $"{_zone.AccountId}.dkr.ecr.{_zone.Region.Name}.{_zone.Region.DnsSuffix}/{_zone.Name}",
        },
    }, this);

    private WorkloadIdentity Requester(string gate) => new($"{_name}-requester", new()
    {
        Zone = _zone,
        Workload = RequesterWorkload,
        Description = "Asks for the promotion of a version; it approves none",
        Trust = WorkloadTrust.Roles([.. _args.Requesters.Select(role => (Input<string>)role)]),
        Statements =
        [
            new("Ask", PolicyEffect.Allow) { Actions = ["states:StartExecution"], Resources = [gate] },
            new("NeverApprove", PolicyEffect.Deny)
            {
                Actions = ["states:SendTaskFailure", "states:SendTaskHeartbeat", "states:SendTaskSuccess"],
                Resources = ["*"],
            },
        ],
        PermissionBoundaryArn = _args.Ground.PermissionBoundaryArn,
    }, new ComponentResourceOptions { Parent = this });

    private WorkloadIdentity Approver(string gate) => new($"{_name}-approver", new()
    {
        Zone = _zone,
        Workload = ApproverWorkload,
        Description = "Approves or refuses the promotion of a version; it asks for none",
        Trust = WorkloadTrust.Roles([.. _args.Approvers.Select(role => (Input<string>)role)]),
        Statements =
        [
            new("Decide", PolicyEffect.Allow) { Actions = ["states:SendTaskFailure", "states:SendTaskSuccess"], Resources = [gate] },
            new("SeeRequests", PolicyEffect.Allow)
            {
                Actions = ["states:DescribeExecution", "states:GetExecutionHistory", "states:ListExecutions"],
                Resources = [gate, $"{gate.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:*"],
            },
            KeyUse.Read("ReadRequests", _zone, _args.Ground.MessageKeyArn, "states"),
            new("NeverAsk", PolicyEffect.Deny)
            {
                Actions = ["sagemaker:CreateModelPackage", "states:StartExecution", "sts:AssumeRole"],
                Resources = ["*"],
            },
        ],
        PermissionBoundaryArn = _args.Ground.PermissionBoundaryArn,
    }, new ComponentResourceOptions { Parent = this });

    private string Text(string topic, string copier, string records, string key) => StateMachineText.Of(
        $"Promotes versions from {_args.Source.Name} to {_zone.Name}",
        ("IsKnown", StateMachineText.Choose(
            "Unknown",
            [.. Models().Select(model => (new JsonObject { ["Variable"] = "$.model", ["StringEquals"] = model }, $"Group-{model}"))])),
        [
            .. Models().Select(model => ($"Group-{model}", StateMachineText.Make(
                new JsonObject { ["group"] = Group(_zone, model) }, "Ask", "$.target"))),
            ("Ask", Ask(topic).OrElse("NoteRefusal")),
            ("Copy", Copy(copier).OrElse("NoteFailure")),
            ("NotePromotion", Note("promoted", "RecordPromotion")),
            ("RecordPromotion", Record(records, key, "Done")),
            ("Done", StateMachineText.Succeed()),
            ("NoteRefusal", Note("refused", "RecordRefusal")),
            ("RecordRefusal", Record(records, key, "Refused")),
            ("Refused", StateMachineText.Fail("Refused", "Nobody approved the promotion, or somebody refused it; the record says which.")),
            ("NoteFailure", Note("failed", "RecordFailure")),
            ("RecordFailure", Record(records, key, "Failed")),
            ("Failed", StateMachineText.Fail("CopyFailed", "The version was approved and could not be copied; the build's log says why.")),
            ("Unknown", StateMachineText.Fail("UnknownModel", $"The gate lets these pass: {string.Join(", ", Models())}.")),
        ]);

    private JsonObject Ask(string topic)
    {
        var ask = StateMachineText.Call(
            _zone,
            "sns:publish.waitForTaskToken",
            new JsonObject
            {
                ["TopicArn"] = topic,
                ["Subject"] = $"A model waits for your approval in {_zone.Name}",
                ["Message.$"] =
                    "States.Format('Model: {}\\nVersion: {}\\nPackage: {}\\nImage: {}\\nRequest: {}\\n\\nTake on the role "
                    + $"{_zone.NameOf(ApproverWorkload, 64)} and answer with aws stepfunctions send-task-success or send-task-failure.\\nToken: {{}}', "
                    + "$.model, $.version, $.package, $.image, $$.Execution.Name, $$.Task.Token)",
            },
            "Copy",
            "$.approval");
        ask["TimeoutSeconds"] = _args.WaitDays * 86_400;
        return ask;
    }

    private JsonObject Copy(string copier) => StateMachineText.Call(
        _zone,
        "codebuild:startBuild.sync",
        new JsonObject
        {
            ["ProjectName"] = copier,
            ["EnvironmentVariablesOverride"] = new JsonArray(
                Variable("MODEL", "$.model"),
                Variable("VERSION", "$.version"),
                Variable("PACKAGE", "$.package"),
                Variable("IMAGE", "$.image"),
                Variable("GROUP", "$.target.group")),
        },
        "NotePromotion");

    private static JsonObject Variable(string name, string path) => new() { ["Name"] = name, ["Value.$"] = path, ["Type"] = "PLAINTEXT" };

    private static JsonObject Note(string outcome, string next) =>
        StateMachineText.Make(new JsonObject { ["outcome"] = outcome, ["at.$"] = "$$.State.EnteredTime" }, next, "$.decision");

    private JsonObject Record(string bucket, string key, string next) => StateMachineText.Call(
        _zone,
        "aws-sdk:s3:putObject",
        new JsonObject
        {
            ["Bucket"] = bucket,
            ["Key.$"] = $"States.Format('{_args.Records.Prefix}/{{}}.json', $$.Execution.Name)",
            ["Body.$"] = "States.JsonToString($)",
            ["ContentType"] = "application/json",
            ["ServerSideEncryption"] = "aws:kms",
            ["SsekmsKeyId"] = key,
            ["ChecksumAlgorithm"] = "SHA256",
        },
        next);

    private IEnumerable<string> Models() => _args.Models.Keys.Order(StringComparer.Ordinal);

    private IEnumerable<Input<string>> Images(ZoneIdentity zone) => _args.Models.Values
        .Select(image => PinnedImage.RepositoryArnOf(image, zone)).Distinct().Order(StringComparer.Ordinal).Select(arn => (Input<string>)arn);

    private static string Group(ZoneIdentity zone, string model) => zone.NameOf(model, 63);
}
