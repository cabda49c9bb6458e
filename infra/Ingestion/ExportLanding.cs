using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Networking;
using LandingZone.Observability;
using LandingZone.Security;
using Pulumi;
using GuardDuty = Pulumi.Aws.GuardDuty;
using Inputs = Pulumi.Aws.GuardDuty.Inputs;

namespace LandingZone.Ingestion;

/// <summary>
/// Where copies of client production data arrive. Named roles of the organisation's other accounts put files into a part of the bucket that
/// is theirs alone, and databases export their nightly snapshots; each object is scanned for malware and tagged before anything reads it.
/// </summary>
/// <remarks>
/// Senders use S3 itself and no file server (docs/decisions/0010): there is no port to open and no password to keep, TLS and the key are
/// enforced by the bucket, and each upload is in the audit trail under the sender's own role. Who may send is an argument of the bucket
/// (<see cref="Storage.SecureBucketArgs.Writers"/>).
/// </remarks>
public sealed class ExportLanding : ComponentResource
{
    /// <summary>EventBridge's limit of a rule name in characters (EventBridge API reference, PutRule).</summary>
    private const int MaxRuleNameLength = 64;

    /// <summary>Declares the landing.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ExportLanding(string name, ExportLandingArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:ingestion:ExportLanding", name, options)
    {
        Check(name, args);
        var scanner = new WorkloadIdentity($"{name}-scanner", new WorkloadIdentityArgs
        {
            Zone = args.Zone,
            Workload = "malware-scanner",
            Description = "GuardDuty's scan of the objects that land",
            Trust = WorkloadTrust.Service("malware-protection-plan.guardduty.amazonaws.com"),
            Statements = ScannerRights.Of(args),
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });
        var plan = new GuardDuty.MalwareProtectionPlan(name, new GuardDuty.MalwareProtectionPlanArgs
        {
            Role = scanner.RoleArn,
            ProtectedResource = new Inputs.MalwareProtectionPlanProtectedResourceArgs
            {
                S3Bucket = new Inputs.MalwareProtectionPlanProtectedResourceS3BucketArgs
                {
                    BucketName = args.Landing.BucketName, ObjectPrefixes = { args.Landing.Prefix },
                },
            },
            Actions =
            {
                new Inputs.MalwareProtectionPlanActionArgs
                {
                    Taggings = { new Inputs.MalwareProtectionPlanActionTaggingArgs { Status = "ENABLED" } },
                },
            },
            Tags = args.Zone.Tags(args.Zone.NameOf("landing-scan", 255)),
        }, new CustomResourceOptions { Parent = this });
        var alarms = new List<AlarmDeclaration>();
        if (args.Databases.Count > 0)
        {
            alarms.AddRange(SnapshotExports.Declare(name, args, this));
        }

        ScanPlanArn = plan.Arn;
        Alarms = [.. alarms];
        RegisterOutputs(new Dictionary<string, object?> { ["scanPlanArn"] = ScanPlanArn });
    }

    /// <summary>The ARN of the malware protection plan.</summary>
    public Output<string> ScanPlanArn { get; }

    /// <summary>The alarms that it needs.</summary>
    public ImmutableArray<AlarmDeclaration> Alarms { get; }

    internal static void Check(string name, ExportLandingArgs args)
    {
        var problems = new ArgumentProblems(nameof(ExportLanding), name);
        problems.AddIf(args.Landing.Problem is not null, $"Landing: {args.Landing.Problem}");
        problems.AddIf(
            args.Databases.Count > 0 && args.DatabasePrefix is null, "DatabasePrefix is missing; say where the databases export to.");
        problems.AddIf(
            args.DatabasePrefix is { } prefix
                && (prefix[^1] != '/' || prefix.Length <= args.Landing.Prefix.Length || !prefix.StartsWith(args.Landing.Prefix, StringComparison.Ordinal)),
            $"DatabasePrefix is '{args.DatabasePrefix}'; it must lie inside '{args.Landing.Prefix}' and end with a slash.");
        foreach (var twice in args.Databases.GroupBy(database => database.Identifier, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            problems.Add($"Databases has '{twice.Key}' {twice.Count()} times; name each once.");
        }

        if (LogRetention.ProblemOf(args.LogRetentionDays) is { } retention)
        {
            problems.Add($"LogRetentionDays: {retention}");
        }

        problems.ThrowIfAny();
    }

    /// <summary>The name of the rule that tells of snapshots.</summary>
    internal static string RuleNameOf(ExportLandingArgs args) => args.Zone.NameOf("snapshot-exports", MaxRuleNameLength);
}
