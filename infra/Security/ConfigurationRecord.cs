using System.Text.Json.Nodes;
using LandingZone.Zones;
using Pulumi;
using Cfg = Pulumi.Aws.Cfg;
using Iam = Pulumi.Aws.Iam;
using Inputs = Pulumi.Aws.Cfg.Inputs;

namespace LandingZone.Security;

/// <summary>AWS Config's record of how every resource was set up, and the rules that are checked on it.</summary>
internal sealed class ConfigurationRecord
{
    /// <summary>AWS Config keeps its own copy between 30 days and 7 years (AWS Config API reference, RetentionConfiguration).</summary>
    private const int LongestRetentionDays = 2557;

    private const string Service = "config.amazonaws.com";

    private readonly string _name;
    private readonly AuditTrailArgs _args;
    private readonly ComponentResource _parent;

    /// <summary>Declares the record.</summary>
    public ConfigurationRecord(string name, AuditTrailArgs args, ComponentResource parent)
    {
        (_name, _args, _parent) = (name, args, parent);
        var zone = args.Zone;

        // AWS Config delivers to no bucket whose objects are locked by default (AWS Config developer guide, "Permissions for the Amazon S3
        // bucket"); the boundary of the zone's roles and the versions keep these records.
        var bucket = new AuditBucket(name, "audit-config", args, objectLock: null, Delivery, parent);
        var recorder = new Cfg.Recorder(name, new Cfg.RecorderArgs
        {
            Name = zone.NameOf("config", 256),
            RoleArn = Role(),
            RecordingGroup = new Inputs.RecorderRecordingGroupArgs { AllSupported = true, IncludeGlobalResourceTypes = args.SetsAccountWide },
            RecordingMode = new Inputs.RecorderRecordingModeArgs { RecordingFrequency = "CONTINUOUS" },
        }, After());
        var channel = new Cfg.DeliveryChannel(name, new Cfg.DeliveryChannelArgs
        {
            Name = zone.NameOf("config", 256),
            S3BucketName = bucket.BucketName,
            S3KmsKeyArn = args.KeyArn,
            SnapshotDeliveryProperties = new Inputs.DeliveryChannelSnapshotDeliveryPropertiesArgs { DeliveryFrequency = "TwentyFour_Hours" },
        }, After(recorder, bucket.Policy));
        var status = new Cfg.RecorderStatus(name, new Cfg.RecorderStatusArgs { Name = recorder.Name, IsEnabled = true }, After(channel));
        _ = new Cfg.RetentionConfiguration(name, new Cfg.RetentionConfigurationArgs
        {
            RetentionPeriodInDays = Math.Min(args.RetentionDays, LongestRetentionDays),
        }, After(recorder));
        foreach (var rule in args.Rules)
        {
            Declare(rule, status);
        }
    }

    private void Declare(ConfigRule rule, Cfg.RecorderStatus status)
    {
        var ruleName = _args.Zone.NameOf(rule.Name, 128);
        _ = new Cfg.Rule($"{_name}-{rule.Name}", new Cfg.RuleArgs
        {
            Name = ruleName,
            Description = rule.Description,
            Source = new Inputs.RuleSourceArgs { Owner = "AWS", SourceIdentifier = rule.Identifier },
            InputParameters = rule.Parameters.Count == 0 ? null : (Input<string>)Json(rule),
            Tags = _args.Zone.Tags(ruleName),
        }, After(status));
    }

    private static string Json(ConfigRule rule)
    {
        var parameters = new JsonObject();
        foreach (var (name, value) in rule.Parameters)
        {
            parameters[name] = value;
        }

        return parameters.ToJsonString();
    }

    /// <summary>AWS Config's own role, which AWS limits to what it needs. It is one for the account, and stays as long as one stack uses it.</summary>
    private Input<string> Role() => _args.SetsAccountWide
        ? new Iam.ServiceLinkedRole(_name, new Iam.ServiceLinkedRoleArgs
        {
            AwsServiceName = Service,
            Tags = _args.Zone.Tags(_args.Zone.NameOf("config", 256)),
        }, new CustomResourceOptions { Parent = _parent, RetainOnDelete = true }).Arn
        : $"arn:{_args.Zone.Partition}:iam::{_args.Zone.AccountId}:role/aws-service-role/{Service}/AWSServiceRoleForConfig";

    private IEnumerable<PolicyStatement> Delivery(string bucketArn)
    {
        var account = PolicyCondition.StringEquals("aws:SourceAccount", _args.Zone.AccountId);
        yield return new("CheckByConfig", PolicyEffect.Allow)
        {
            Principals = [PolicyPrincipal.Service(Service)],
            Actions = ["s3:GetBucketAcl", "s3:ListBucket"],
            Resources = [bucketArn],
            Conditions = [account],
        };
        yield return new("DeliverByConfig", PolicyEffect.Allow)
        {
            Principals = [PolicyPrincipal.Service(Service)],
            Actions = ["s3:PutObject"],
            Resources = [$"{bucketArn}/AWSLogs/{_args.Zone.AccountId}/Config/*"],
            Conditions = [account, PolicyCondition.StringEquals("s3:x-amz-acl", "bucket-owner-full-control")],
        };
    }

    private CustomResourceOptions After(params Resource[] earlier) => new() { Parent = _parent, DependsOn = earlier };
}
