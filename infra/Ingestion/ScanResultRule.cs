using System.Text.Json.Nodes;
using LandingZone.Etl;
using LandingZone.Zones;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Inputs = Pulumi.Aws.CloudWatch.Inputs;

namespace LandingZone.Ingestion;

/// <summary>
/// The EventBridge rule by which the results of malware scans become messages of a queue (Amazon GuardDuty user guide, "Monitoring S3
/// object scans with Amazon EventBridge"). What waits for the result of a scan never sees an object that was not scanned.
/// </summary>
internal static class ScanResultRule
{
    private const string Clean = "NO_THREATS_FOUND";
    private const int MaxNameLength = 64;

    /// <summary>The request that the handlers read (workloads/etl/README.md, "Messages"); EventBridge puts the values in.</summary>
    private const string Request = """{"objects":[{"bucket":<bucket>,"key":<key>,"version_id":<version>}]}""";

    /// <summary>The tag that a scan leaves on an object.</summary>
    public const string Tag = "s3:ExistingObjectTag/GuardDutyMalwareScanStatus";

    /// <summary>The tag's value on an object in which nothing was found.</summary>
    public const string CleanTag = Clean;

    /// <summary>The rule's name, which the queue's policy names before the rule exists.</summary>
    public static string NameOf(ZoneIdentity zone, string what) => zone.NameOf(what, MaxNameLength);

    /// <summary>Declares the rule.</summary>
    /// <param name="name">The name of its resources.</param>
    /// <param name="zone">The zone.</param>
    /// <param name="what">What it is about, "promotion-clean": the rule's name is made from it.</param>
    /// <param name="source">Whose objects.</param>
    /// <param name="clean">Whether it takes objects in which nothing was found, or all the others.</param>
    /// <param name="queueArn">Where they are told.</param>
    /// <param name="deadLetterArn">Where a message goes that cannot be delivered.</param>
    /// <param name="parent">The component that the rule belongs to.</param>
    public static void Declare(
        string name, ZoneIdentity zone, string what, EncryptedPrefix source, bool clean, Output<string> queueArn, Output<string> deadLetterArn, ComponentResource parent)
    {
        var rule = new CloudWatch.EventRule(name, new CloudWatch.EventRuleArgs
        {
            Name = NameOf(zone, what),
            Description = clean ? $"Objects under {source.Prefix} that were scanned and are clean" : $"Objects under {source.Prefix} that are not known to be clean",
            EventPattern = source.BucketName.Apply(bucket => PatternOf(bucket, source.Prefix, clean)),
            State = "ENABLED",
            Tags = zone.Tags(NameOf(zone, what)),
        }, new CustomResourceOptions { Parent = parent });
        _ = new CloudWatch.EventTarget(name, new CloudWatch.EventTargetArgs
        {
            Rule = rule.Name,
            TargetId = "queue",
            Arn = queueArn,
            InputTransformer = new Inputs.EventTargetInputTransformerArgs
            {
                InputPaths =
                {
                    ["bucket"] = "$.detail.s3ObjectDetails.bucketName",
                    ["key"] = "$.detail.s3ObjectDetails.objectKey",
                    ["version"] = "$.detail.s3ObjectDetails.versionId",
                },
                InputTemplate = Request,
            },
            RetryPolicy = new Inputs.EventTargetRetryPolicyArgs { MaximumEventAgeInSeconds = 86400, MaximumRetryAttempts = 185 },
            DeadLetterConfig = new Inputs.EventTargetDeadLetterConfigArgs { Arn = deadLetterArn },
        }, new CustomResourceOptions { Parent = parent });
    }

    private static string PatternOf(string bucket, string prefix, bool clean) => new JsonObject
    {
        ["source"] = new JsonArray("aws.guardduty"),
        ["detail-type"] = new JsonArray("GuardDuty Malware Protection Object Scan Result"),
        ["detail"] = new JsonObject
        {
            ["s3ObjectDetails"] = new JsonObject
            {
                ["bucketName"] = new JsonArray(bucket),
                ["objectKey"] = new JsonArray(new JsonObject { ["prefix"] = prefix }),
            },
            ["scanResultDetails"] = new JsonObject
            {
                ["scanResultStatus"] = clean ? new JsonArray(Clean) : new JsonArray(new JsonObject { ["anything-but"] = Clean }),
            },
        },
    }.ToJsonString();
}
