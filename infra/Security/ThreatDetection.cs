using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.Observability;
using LandingZone.Zones;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using GuardDuty = Pulumi.Aws.GuardDuty;
using Inspector = Pulumi.Aws.Inspector2;
using Macie = Pulumi.Aws.Macie2;
using SecurityHub = Pulumi.Aws.SecurityHub;

namespace LandingZone.Security;

/// <summary>
/// What watches the zone while it runs: GuardDuty for threats in the network, the accounts, the clusters and the data; Inspector for known
/// vulnerabilities; Security Hub for settings that break a standard; Macie for personal data where it may be. What they find goes to
/// people.
/// </summary>
public sealed class ThreatDetection : ComponentResource
{
    private const string On = "ENABLED";
    private const string Off = "DISABLED";

    /// <summary>
    /// What GuardDuty watches besides the account's own logs; runtime monitoring comes apart, because it has agents
    /// (Amazon GuardDuty API reference, DetectorFeatureConfiguration).
    /// </summary>
    private static readonly string[] Features =
        ["EBS_MALWARE_PROTECTION", "EKS_AUDIT_LOGS", "LAMBDA_NETWORK_LOGS", "RDS_LOGIN_EVENTS", "S3_DATA_EVENTS"];

    private readonly string _name;
    private readonly ThreatDetectionArgs _args;

    /// <summary>Declares the detection.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public ThreatDetection(string name, ThreatDetectionArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:security:ThreatDetection", name, options)
    {
        Check(name, args);
        _name = name;
        _args = args;
        if (args.SwitchesOn)
        {
            WatchForThreats();
            CheckStandards();
            ScanForVulnerabilities();
            if (LooksForPersonalData(args))
            {
                _ = new Macie.Account(name, new Macie.AccountArgs
                {
                    FindingPublishingFrequency = "FIFTEEN_MINUTES", Status = On,
                }, Child());
            }
        }

        Alarms = [.. FindingRule.Of(args.LeastSeverity).Select(Send)];
        RegisterOutputs();
    }

    /// <summary>The alarms on messages that did not arrive, to be made with those of the zone.</summary>
    public ImmutableArray<AlarmDeclaration> Alarms { get; }

    internal static void Check(string name, ThreatDetectionArgs args)
    {
        var problems = new ArgumentProblems(nameof(ThreatDetection), name);
        problems.AddIf(
            args.LeastSeverity is < 1 or > 10, $"LeastSeverity is {args.LeastSeverity}; GuardDuty's findings have severities from 1 to 10.");
        problems.AddIf(
            args.SwitchesOn && args.Standards.Count == 0, "Standards is empty; name one or more, or leave the services to the organisation.");
        problems.AddIf(
            args.SwitchesOn && args.Scans.Count == 0, "Scans is empty; name what is scanned, or leave the services to the organisation.");
        problems.AddIf(args.Standards.Distinct().Count() < args.Standards.Count, "Standards names one twice; name each once.");
        problems.AddIf(args.Scans.Distinct().Count() < args.Scans.Count, "Scans names one twice; name each once.");
        problems.AddIf(
            args is { Zone.DataClass: DataClass.Restricted, LooksForPersonalData: false, SwitchesOn: true },
            "LooksForPersonalData is off in a zone that may hold client data (the class 'restricted'); leave it on.");
        problems.ThrowIfAny();
    }

    private static bool LooksForPersonalData(ThreatDetectionArgs args) =>
        args.LooksForPersonalData ?? args.Zone.DataClass == DataClass.Restricted;

    private void WatchForThreats()
    {
        var zone = _args.Zone;
        var detector = new GuardDuty.Detector(_name, new GuardDuty.DetectorArgs
        {
            Enable = true,
            FindingPublishingFrequency = "FIFTEEN_MINUTES",
            Tags = zone.Tags(zone.NameOf("guardduty", 255)),
        }, Child());
        foreach (var feature in Features)
        {
            _ = new GuardDuty.DetectorFeature($"{_name}-{Slug(feature)}", new GuardDuty.DetectorFeatureArgs
            {
                DetectorId = detector.Id, Name = feature, Status = On,
            }, Child());
        }

        var agents = _args.ManagesAgents ? On : Off;
        _ = new GuardDuty.DetectorFeature($"{_name}-runtime-monitoring", new GuardDuty.DetectorFeatureArgs
        {
            DetectorId = detector.Id,
            Name = "RUNTIME_MONITORING",
            Status = On,
            AdditionalConfigurations =
            {
                new GuardDuty.Inputs.DetectorFeatureAdditionalConfigurationArgs { Name = "EKS_ADDON_MANAGEMENT", Status = agents },
                new GuardDuty.Inputs.DetectorFeatureAdditionalConfigurationArgs { Name = "ECS_FARGATE_AGENT_MANAGEMENT", Status = Off },
                new GuardDuty.Inputs.DetectorFeatureAdditionalConfigurationArgs { Name = "EC2_AGENT_MANAGEMENT", Status = agents },
            },
        }, Child());
    }

    private void CheckStandards()
    {
        var hub = new SecurityHub.Account(_name, new SecurityHub.AccountArgs
        {
            EnableDefaultStandards = false,
            AutoEnableControls = true,
            ControlFindingGenerator = "SECURITY_CONTROL",
        }, Child());
        foreach (var standard in _args.Standards)
        {
            _ = new SecurityHub.StandardsSubscription($"{_name}-{PathOf(standard).Split('/')[0]}", new SecurityHub.StandardsSubscriptionArgs
            {
                StandardsArn = $"arn:{_args.Zone.Partition}:securityhub:{_args.Zone.Region.Name}::standards/{PathOf(standard)}",
            }, Child(hub));
        }
    }

    private static string PathOf(SecurityStandard standard) => standard switch
    {
        SecurityStandard.FoundationalBestPractices => "aws-foundational-security-best-practices/v/1.0.0",
        SecurityStandard.CisFoundations => "cis-aws-foundations-benchmark/v/3.0.0",
        SecurityStandard.Nist80053 => "nist-800-53/v/5.0.0",
        _ => throw new ArgumentOutOfRangeException(nameof(standard), standard, "Security Hub has no such standard."),
    };

    private void ScanForVulnerabilities() => _ = new Inspector.Enabler(_name, new Inspector.EnablerArgs
    {
        AccountIds = { _args.Zone.AccountId },
        ResourceTypes = _args.Scans.Order().Select(NameOf).ToArray(),
    }, Child());

    private static string NameOf(ScanTarget target) => target switch
    {
        ScanTarget.Instances => "EC2",
        ScanTarget.Images => "ECR",
        ScanTarget.Functions => "LAMBDA",
        _ => throw new ArgumentOutOfRangeException(nameof(target), target, "Inspector scans no such thing."),
    };

    private AlarmDeclaration Send(FindingRule rule)
    {
        var ruleName = _args.Zone.NameOf(rule.Name, 64);
        var declared = new CloudWatch.EventRule($"{_name}-{rule.Name}", new CloudWatch.EventRuleArgs
        {
            Name = ruleName,
            Description = rule.Description,
            EventPattern = rule.Pattern(),
            State = On,
            Tags = _args.Zone.Tags(ruleName),
        }, Child());
        _ = new CloudWatch.EventTarget($"{_name}-{rule.Name}", new CloudWatch.EventTargetArgs
        {
            Rule = declared.Name,
            TargetId = "people",
            Arn = _args.TopicArn,
        }, Child());
        return new AlarmDeclaration
        {
            Name = rule.Name,
            Description = "A finding did not reach the topic. Look at the rule's target, the topic's policy and the key of messages.",
            Severity = AlarmSeverity.Urgent,
            Area = "Security",
            Namespace = "AWS/Events",
            Metric = "FailedInvocations",
            Dimensions = ImmutableDictionary<string, Input<string>>.Empty.Add("RuleName", ruleName),
            Statistic = "Sum",
            Comparison = AlarmComparison.AtLeast,
            Threshold = 1,
        };
    }

    private static string Slug(string feature) => feature.ToLowerInvariant().Replace('_', '-');

    private CustomResourceOptions Child(params Resource[] earlier) => new() { Parent = this, DependsOn = earlier };
}
