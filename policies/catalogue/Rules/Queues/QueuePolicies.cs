namespace LandingZone.Policies.Rules.Queues;

/// <summary>Where a queue and its policies stand.</summary>
internal static class QueuePolicies
{
    /// <summary>The types of a queue.</summary>
    public static string[] Queues { get; } = ["aws:sqs/queue:Queue", "aws-native:sqs:Queue"];

    /// <summary>Its policies.</summary>
    public static PolicyPlaces Places { get; } = new(
        new Dictionary<string, string> { ["aws:sqs/queue:Queue"] = "policy" },
        new Dictionary<string, (string, string)>
        {
            ["aws:sqs/queuePolicy:QueuePolicy"] = ("queueUrl", "policy"),
            ["aws-native:sqs:QueuePolicy"] = ("queues", "policyDocument"),
            ["aws-native:sqs:QueueInlinePolicy"] = ("queue", "policyDocument"),
        });
}
