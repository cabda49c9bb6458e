using System.Text.Json.Nodes;
using LandingZone.Zones;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Inputs = Pulumi.Aws.CloudWatch.Inputs;

namespace LandingZone.Etl;

/// <summary>The EventBridge rule by which new objects of a part of a bucket become messages of a queue.</summary>
internal static class BucketEventRule
{
    /// <summary>EventBridge's limit of a rule name in characters (EventBridge API reference, PutRule).</summary>
    private const int MaxNameLength = 64;

    /// <summary>The rule's name, which the queue's policy names before the rule exists.</summary>
    public static string NameOf(ZoneIdentity zone, string what) => zone.NameOf(what, MaxNameLength);

    /// <summary>Declares the rule.</summary>
    /// <param name="name">The name of its resources.</param>
    /// <param name="zone">The zone.</param>
    /// <param name="what">What it is about, "scoring-landing": the rule's name is made from it.</param>
    /// <param name="source">Whose new objects.</param>
    /// <param name="queue">Where they are told.</param>
    /// <param name="parent">The component that the rule belongs to.</param>
    public static void Declare(string name, ZoneIdentity zone, string what, EncryptedPrefix source, WorkQueue queue, ComponentResource parent)
    {
        var options = new CustomResourceOptions { Parent = parent };
        var rule = new CloudWatch.EventRule(name, new CloudWatch.EventRuleArgs
        {
            Name = NameOf(zone, what),
            Description = $"New objects under {source.Prefix}",
            EventPattern = source.BucketName.Apply(bucket => PatternOf(bucket, source.Prefix)),
            State = "ENABLED",
            Tags = zone.Tags(NameOf(zone, what)),
        }, options);
        _ = new CloudWatch.EventTarget(name, new CloudWatch.EventTargetArgs
        {
            Rule = rule.Name,
            TargetId = "queue",
            Arn = queue.QueueArn,
            RetryPolicy = new Inputs.EventTargetRetryPolicyArgs { MaximumEventAgeInSeconds = 86400, MaximumRetryAttempts = 185 },
            DeadLetterConfig = new Inputs.EventTargetDeadLetterConfigArgs { Arn = queue.DeadLetterArn },
        }, new CustomResourceOptions { Parent = parent });
    }

    private static string PatternOf(string bucket, string prefix) => new JsonObject
    {
        ["source"] = new JsonArray("aws.s3"),
        ["detail-type"] = new JsonArray("Object Created"),
        ["detail"] = new JsonObject
        {
            ["bucket"] = new JsonObject { ["name"] = new JsonArray(bucket) },
            ["object"] = new JsonObject { ["key"] = new JsonArray(new JsonObject { ["prefix"] = prefix }) },
        },
    }.ToJsonString();
}
