using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.Etl;
using LandingZone.Identity;
using LandingZone.Networking;
using LandingZone.Observability;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using KeyAlias = Pulumi.Aws.Kms.Alias;
using Kms = Pulumi.Aws.Kms;

namespace LandingZone.Ingestion;

/// <summary>
/// The one way out of staging. An export that was scanned and is clean is read, the rows of funds that the client approved are copied to R&amp;D
/// unchanged, and each object leaves an audit record. One role does it, and it can do nothing else: read exports and the list, write to one
/// prefix of R&amp;D, write records.
/// </summary>
/// <remarks>
/// malware scan → event → queue → function → R&amp;D's bucket. The list counts only while its approval holds: a MAC by a key with which approvers
/// sign and the function verifies. The function has no way out but the network's endpoints, so that the copy stays inside AWS's
/// network.
/// </remarks>
public sealed class ZonePromotion : ComponentResource
{
    /// <summary>The workload: the names of the function and of its role are made from it.</summary>
    public const string Workload = "promotion";

    private const int TrySeconds = 900;

    private readonly string _name;
    private readonly ZonePromotionArgs _args;

    /// <summary>Declares the promotion.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ZonePromotion(string name, ZonePromotionArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:ingestion:ZonePromotion", name, options)
    {
        Check(name, args);
        (_name, _args) = (name, args);
        var state = StateTable.Declare($"{name}-state", args.Zone, Workload, args.StateKeyArn, this);
        ApprovalKeyArn = ApprovalKey();
        string[] rules = [ScanResultRule.NameOf(args.Zone, $"{Workload}-clean"), ScanResultRule.NameOf(args.Zone, $"{Workload}-suspect")];
        var queue = new WorkQueue(name, new WorkQueueArgs
        {
            Zone = args.Zone, Content = Workload, KeyArn = args.MessageKeyArn, TrySeconds = TrySeconds, EventRules = rules,
        }, Child());
        var function = Function(state, queue);
        ScanResultRule.Declare($"{name}-clean", args.Zone, $"{Workload}-clean", args.Source, clean: true, queue.QueueArn, queue.DeadLetterArn, this);

        // Whoever looks into the dead letters finds what was not let in beside what failed.
        ScanResultRule.Declare(
            $"{name}-suspect", args.Zone, $"{Workload}-suspect", args.Source, clean: false, queue.DeadLetterArn, queue.DeadLetterArn, this);

        QueueUrl = queue.QueueUrl;
        RoleArn = function.RoleArn;
        Alarms = [.. queue.Alarms, .. function.Alarms];
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["queueUrl"] = QueueUrl, ["roleArn"] = RoleArn, ["approvalKeyArn"] = ApprovalKeyArn,
        });
    }

    /// <summary>The URL of the queue to which objects are also told by hand: `{"objects": [{"bucket": "…", "key": "…"}]}`.</summary>
    public Output<string> QueueUrl { get; }

    /// <summary>The ARN of the function's role, which is also <see cref="RoleArnIn"/>.</summary>
    public Output<string> RoleArn { get; }

    /// <summary>The ARN of the key that approvers sign with.</summary>
    public Output<string> ApprovalKeyArn { get; }

    /// <summary>The alarms that it needs.</summary>
    public ImmutableArray<AlarmDeclaration> Alarms { get; }

    /// <summary>The ARN that the role has or will have, for the policies of R&amp;D's bucket and key.</summary>
    public static string RoleArnIn(ZoneIdentity staging) => WorkloadIdentity.RoleArnOf(staging, Workload);

    internal static void Check(string name, ZonePromotionArgs args)
    {
        var problems = new ArgumentProblems(nameof(ZonePromotion), name);
        problems.AddIf(args.Zone.Kind != ZoneKind.Staging, $"Zone is {args.Zone.Name}; data is promoted out of a staging zone only.");
        foreach (var (what, prefix) in new[] { ("Source", args.Source), ("Records", args.Records) })
        {
            problems.AddIf(prefix.Problem is not null, $"{what}: {prefix.Problem}");
        }

        problems.AddIf(
            args.Target.Prefix.Length < 2 || args.Target.Prefix[^1] != '/' || args.Target.Prefix[0] == '/',
            $"Target has the prefix '{args.Target.Prefix}'; end it with a slash, and do not start it with one.");
        problems.AddIf(
            args.ApprovedListKey.Length == 0 || args.ApprovedListKey[0] == '/' || args.ApprovedListKey[^1] == '/',
            $"ApprovedListKey is '{args.ApprovedListKey}'; write the key of an object, 'approved-lists/funds.json'.");
        problems.AddIf(
            args.ApprovedListKey.StartsWith(args.Records.Prefix, StringComparison.Ordinal),
            $"ApprovedListKey is '{args.ApprovedListKey}', where the function writes its records; keep the list where it cannot write.");
        problems.AddIf(args.FundColumn.Length == 0, "FundColumn is empty; name the column that holds the fund.");
        problems.AddIf(!char.IsAscii(args.Delimiter) || "\"\r\n".Contains(args.Delimiter, StringComparison.Ordinal), "Delimiter is no ASCII character that separates fields; use one.");
        problems.AddIf(args.Approvers.Count == 0, "Approvers is empty, and nobody could approve a list; name one or more roles.");
        foreach (var role in args.Approvers.Where(role => role == args.Deployer || args.Administrators.Contains(role)))
        {
            problems.Add($"Approvers has '{role}', which administers the key; let another role approve.");
        }

        problems.AddIf(args.Concurrency is < 2 or > 1000, $"Concurrency is {args.Concurrency}; Lambda takes 2 to 1000.");
        if (LogRetention.ProblemOf(args.LogRetentionDays) is { } retention)
        {
            problems.Add($"LogRetentionDays: {retention}");
        }

        problems.ThrowIfAny();
    }

    private Output<string> ApprovalKey()
    {
        var zone = _args.Zone;
        var key = new Kms.Key($"{_name}-approvals", new Kms.KeyArgs
        {
            Description = $"{zone.Name}: approvals of lists of funds",
            KeyUsage = "GENERATE_VERIFY_MAC",
            CustomerMasterKeySpec = "HMAC_256",

            // KMS does not rotate HMAC keys by itself: a new list can be signed with a new key at any time.
            EnableKeyRotation = false,
            DeletionWindowInDays = 30,
            BypassPolicyLockoutSafetyCheck = false,
            MultiRegion = false,
            Policy = KeyPolicy.ForApprovals(
                zone,
                _args.Deployer,
                [.. _args.Administrators.Select(role => (Input<string>)role)],
                [.. _args.Approvers.Select(role => (Input<string>)role)],
                RoleArnIn(zone)).Json,
            Tags = zone.Tags(zone.NameOf("approvals", 255)),
        }, new CustomResourceOptions { Parent = this, Protect = true });
        _ = new KeyAlias($"{_name}-approvals", new Kms.AliasArgs
        {
            Name = $"alias/{zone.NameOf("approvals", 250)}", TargetKeyId = key.KeyId,
        }, new CustomResourceOptions { Parent = this });
        return key.Arn;
    }

    private PythonFunction Function(Pulumi.Aws.DynamoDB.Table state, WorkQueue queue) => new(_name, new PythonFunctionArgs
    {
        Zone = _args.Zone,
        Workload = Workload,
        Description = "Copies the rows of approved funds from staging to R&D",
        Code = _args.Code,
        Handler = "promotion.handler",

        // Rows of CSV pass through; a Parquet file is held by its row groups.
        MemoryMib = _args.ParquetLayerArn is null ? 1024 : 3008,
        TimeoutSeconds = TrySeconds,
        ReservedConcurrency = _args.Concurrency,
        Queues = [queue.ForFunction("promotion", batchSize: 1, _args.Concurrency)],
        Environment = Environment(state, queue),
        Statements = [.. PromotionRights.Of(_args, ApprovalKeyArn), .. StateTable.Keeping(_args.Zone, state.Arn, _args.StateKeyArn), .. queue.SendingDeadLetters()],
        LayerArns = _args.ParquetLayerArn is { } layer ? [layer] : [],
        SubnetIds = _args.SubnetIds,
        SecurityGroupIds = _args.SecurityGroupIds,
        PermissionBoundaryArn = _args.PermissionBoundaryArn,
        KeyArn = _args.SecretKeyArn,
        LogKeyArn = _args.LogKeyArn,
        LogRetentionDays = _args.LogRetentionDays,
    }, Child());

    private Dictionary<string, Input<string>> Environment(Pulumi.Aws.DynamoDB.Table state, WorkQueue queue) => new()
    {
        ["STATE_TABLE"] = state.Name,
        ["DEAD_LETTER_QUEUE_URL"] = queue.DeadLetterUrl,
        ["APPROVED_LIST"] = Output.Format($"s3://{_args.Records.BucketName}/{_args.ApprovedListKey}"),
        ["APPROVAL_KEY_ARN"] = ApprovalKeyArn,
        ["FUND_COLUMN"] = _args.FundColumn,
        ["DELIMITER"] = _args.Delimiter.ToString(),
        ["SOURCE_PREFIX"] = _args.Source.Prefix,
        ["TARGET_BUCKET"] = _args.Target.BucketName,
        ["TARGET_PREFIX"] = _args.Target.Prefix,
        ["TARGET_KEY_ARN"] = _args.Target.KeyArn,
        ["AUDIT_BUCKET"] = _args.Records.BucketName,
        ["AUDIT_PREFIX"] = _args.Records.Prefix,
    };

    private ComponentResourceOptions Child() => new() { Parent = this };
}
