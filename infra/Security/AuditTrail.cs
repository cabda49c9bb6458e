using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.Identity;
using LandingZone.Networking;
using LandingZone.Observability;
using LandingZone.Zones;
using Pulumi;
using AccessAnalyzer = Pulumi.Aws.AccessAnalyzer;
using CloudTrail = Pulumi.Aws.CloudTrail;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Inputs = Pulumi.Aws.CloudTrail.Inputs;

namespace LandingZone.Security;

/// <summary>
/// Who did what in the zone, and what it looked like before and after. CloudTrail records changes of the account and every access to the
/// zone's objects, in locked files whose integrity can be proved and in a log group that can be searched; AWS Config records how each resource
/// was set up and checks rules on it; IAM Access Analyzer finds what outsiders can reach and what nobody uses.
/// </summary>
public sealed class AuditTrail : ComponentResource
{
    /// <summary>The namespace of the metrics that are counted from the trail.</summary>
    private const string MetricNamespace = "LandingZone/AuditTrail";

    private readonly string _name;
    private readonly AuditTrailArgs _args;

    /// <summary>Declares the trail.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public AuditTrail(string name, AuditTrailArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:security:AuditTrail", name, options)
    {
        Check(name, args);
        _name = name;
        _args = args;
        var zone = args.Zone;
        var trailName = zone.NameOf("audit-trail", 128);
        var trailArn = $"arn:{zone.Partition}:cloudtrail:{zone.Region.Name}:{zone.AccountId}:trail/{trailName}";
        var bucket = new AuditBucket($"{name}-events", "audit-events", args, args.Lock, arn => CloudTrailDelivery(arn, trailArn), this);
        var logs = LogGroup(trailName);
        var trail = new CloudTrail.Trail(name, new CloudTrail.TrailArgs
        {
            Name = trailName,
            S3BucketName = bucket.BucketName,
            KmsKeyId = args.KeyArn,
            EnableLogging = true,
            EnableLogFileValidation = true,
            IsMultiRegionTrail = args.RecordsManagementEvents,
            IncludeGlobalServiceEvents = args.RecordsManagementEvents,
            IsOrganizationTrail = false,
            CloudWatchLogsGroupArn = Output.Format($"{logs.Arn}:*"),
            CloudWatchLogsRoleArn = Writer(trailArn, logs).RoleArn,
            AdvancedEventSelectors = Selectors(bucket.Arn).ToList(),
            InsightSelectors = args.RecordsManagementEvents
                ? new List<Inputs.TrailInsightSelectorArgs>
                {
                    new() { InsightType = "ApiCallRateInsight" },
                    new() { InsightType = "ApiErrorRateInsight" },
                }
                : new List<Inputs.TrailInsightSelectorArgs>(),
            Tags = zone.Tags(trailName),
        }, new CustomResourceOptions { Parent = this, DependsOn = { bucket.Policy } });
        if (args.RecordsConfiguration)
        {
            _ = new ConfigurationRecord($"{name}-config", args, this);
        }

        Analyze();
        TrailArn = trail.Arn;
        LogGroupName = logs.Name;
        EventBucketName = bucket.BucketName;
        Alarms = args.RecordsManagementEvents ? [.. TrailAlarm.All.Select(Count)] : [];
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["trailArn"] = TrailArn, ["logGroupName"] = LogGroupName, ["eventBucketName"] = EventBucketName,
        });
    }

    /// <summary>The trail's ARN.</summary>
    public Output<string> TrailArn { get; }

    /// <summary>The name of the log group in which the trail's events can be searched.</summary>
    public Output<string> LogGroupName { get; }

    /// <summary>The name of the bucket with the trail's files.</summary>
    public Output<string> EventBucketName { get; }

    /// <summary>The alarms on the trail's events, to be made with those of the zone; none where another trail records them.</summary>
    public ImmutableArray<AlarmDeclaration> Alarms { get; }

    internal static void Check(string name, AuditTrailArgs args)
    {
        var problems = new ArgumentProblems(nameof(AuditTrail), name);
        problems.AddIf(
            args.RetentionDays is < 365 or > 36500,
            $"RetentionDays is {args.RetentionDays}; records are kept for 365 to 36500 days.");
        problems.AddIf(
            args.RetentionDays < args.Lock.Days,
            $"RetentionDays is {args.RetentionDays}, and records are locked for {args.Lock.Days}; keep them as long as they are locked.");
        if (LogRetention.ProblemOf(args.LogRetentionDays) is { } retention)
        {
            problems.Add($"LogRetentionDays is wrong. {retention}");
        }

        problems.AddIf(
            args.UnusedAccessDays is < 1 or > 365,
            $"UnusedAccessDays is {args.UnusedAccessDays}; IAM Access Analyzer takes 1 to 365.");
        foreach (var twice in args.Rules.GroupBy(rule => rule.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"Rules names '{twice.Key}' {twice.Count()} times; give each rule a name of its own.");
        }

        problems.ThrowIfAny();
    }

    private static IEnumerable<PolicyStatement> CloudTrailDelivery(string bucketArn, string trailArn)
    {
        var trail = PolicyCondition.StringEquals("aws:SourceArn", trailArn);
        yield return new("CheckByCloudTrail", PolicyEffect.Allow)
        {
            Principals = [PolicyPrincipal.Service("cloudtrail.amazonaws.com")],
            Actions = ["s3:GetBucketAcl"],
            Resources = [bucketArn],
            Conditions = [trail],
        };
        yield return new("DeliverByCloudTrail", PolicyEffect.Allow)
        {
            Principals = [PolicyPrincipal.Service("cloudtrail.amazonaws.com")],
            Actions = ["s3:PutObject"],
            Resources = [$"{bucketArn}/AWSLogs/{trailArn.Split(':')[4]}/*"],
            Conditions = [trail, PolicyCondition.StringEquals("s3:x-amz-acl", "bucket-owner-full-control")],
        };
    }

    private CloudWatch.LogGroup LogGroup(string trailName) => new(_name, new CloudWatch.LogGroupArgs
    {
        Name = $"/landing-zone/{_args.Zone.Name}/audit-trail",
        KmsKeyId = _args.LogKeyArn,
        RetentionInDays = _args.LogRetentionDays,
        Tags = _args.Zone.Tags(trailName),
    }, new CustomResourceOptions { Parent = this, Protect = true });

    private WorkloadIdentity Writer(string trailArn, CloudWatch.LogGroup logs)
    {
        var zone = _args.Zone;
        return new WorkloadIdentity($"{_name}-writer", new WorkloadIdentityArgs
        {
            Zone = zone,
            Workload = "audit-trail-writer",
            Description = "Lets CloudTrail write the events of the audit trail to its log group",
            Trust = WorkloadTrust.Service("cloudtrail.amazonaws.com", trailArn),
            Statements =
            [
                new("WriteEvents", PolicyEffect.Allow)
                {
                    Actions = ["logs:CreateLogStream", "logs:PutLogEvents"],
                    Resources = [Output.Format($"{logs.Arn}:log-stream:{zone.AccountId}_CloudTrail_{zone.Region.Name}*")],
                },
            ],
            PermissionBoundaryArn = _args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });
    }

    /// <summary>
    /// What is recorded. The zone's buckets are known by the beginning of their names, so that a new one is recorded without a change here;
    /// the records themselves are not, because each would make another.
    /// </summary>
    private IEnumerable<Inputs.TrailAdvancedEventSelectorArgs> Selectors(string auditBucketArn)
    {
        if (_args.RecordsManagementEvents)
        {
            yield return Selector("Changes of the account", Field("eventCategory", "Management"));
        }

        var objects = new Inputs.TrailAdvancedEventSelectorFieldSelectorArgs
        {
            Field = "resources.ARN",
            StartsWiths = { $"arn:{_args.Zone.Partition}:s3:::{_args.Zone.Name}-" },
            NotStartsWiths = { $"{auditBucketArn}/", $"arn:{_args.Zone.Partition}:s3:::{_args.Zone.Name}-access-logs-" },
        };
        yield return _args.RecordsReads
            ? Selector("Objects of the zone", Field("eventCategory", "Data"), Field("resources.type", "AWS::S3::Object"), objects)
            : Selector(
                "Objects of the zone that are written",
                Field("eventCategory", "Data"),
                Field("resources.type", "AWS::S3::Object"),
                Field("readOnly", "false"),
                objects);
        yield return Selector(
            "Functions of the zone",
            Field("eventCategory", "Data"),
            Field("resources.type", "AWS::Lambda::Function"),
            new Inputs.TrailAdvancedEventSelectorFieldSelectorArgs
            {
                Field = "resources.ARN",
                StartsWiths =
                {
                    $"arn:{_args.Zone.Partition}:lambda:{_args.Zone.Region.Name}:{_args.Zone.AccountId}:function:{_args.Zone.Name}-",
                },
            });
    }

    private static Inputs.TrailAdvancedEventSelectorArgs Selector(
        string name, params Inputs.TrailAdvancedEventSelectorFieldSelectorArgs[] fields) => new() { Name = name, FieldSelectors = fields };

    private static Inputs.TrailAdvancedEventSelectorFieldSelectorArgs Field(string field, string value) =>
        new() { Field = field, Equals = { value } };

    private void Analyze()
    {
        var zone = _args.Zone;
        var external = zone.NameOf("outside-access", 255);
        _ = new AccessAnalyzer.Analyzer($"{_name}-outside-access", new AccessAnalyzer.AnalyzerArgs
        {
            AnalyzerName = external,
            Type = "ACCOUNT",
            Tags = zone.Tags(external),
        }, new CustomResourceOptions { Parent = this });
        if (!_args.SetsAccountWide)
        {
            return;
        }

        var unused = zone.NameOf("unused-access", 255);
        _ = new AccessAnalyzer.Analyzer($"{_name}-unused-access", new AccessAnalyzer.AnalyzerArgs
        {
            AnalyzerName = unused,
            Type = "ACCOUNT_UNUSED_ACCESS",
            Configuration = new AccessAnalyzer.Inputs.AnalyzerConfigurationArgs
            {
                UnusedAccess = new AccessAnalyzer.Inputs.AnalyzerConfigurationUnusedAccessArgs { UnusedAccessAge = _args.UnusedAccessDays },
            },
            Tags = zone.Tags(unused),
        }, new CustomResourceOptions { Parent = this });
    }

    /// <summary>Counts an event in the log group, and gives the alarm on the count.</summary>
    private AlarmDeclaration Count(TrailAlarm alarm)
    {
        var metric = _args.Zone.NameOf(alarm.Name, 255);
        _ = new CloudWatch.LogMetricFilter($"{_name}-{alarm.Name}", new CloudWatch.LogMetricFilterArgs
        {
            Name = metric,
            LogGroupName = LogGroupName,
            Pattern = _args.DeployerArn.ToOutput().Apply(alarm.Pattern),
            MetricTransformation = new CloudWatch.Inputs.LogMetricFilterMetricTransformationArgs
            {
                Name = metric, Namespace = MetricNamespace, Value = "1", DefaultValue = "0", Unit = "Count",
            },
        }, new CustomResourceOptions { Parent = this });
        return new AlarmDeclaration
        {
            Name = $"audit-{alarm.Name}",
            Description = alarm.Description,
            Severity = alarm.Severity,
            Area = "Audit",
            Namespace = MetricNamespace,
            Metric = metric,
            Dimensions = ImmutableDictionary<string, Input<string>>.Empty,
            Statistic = "Sum",
            Comparison = AlarmComparison.AtLeast,
            Threshold = alarm.Times,
        };
    }
}
