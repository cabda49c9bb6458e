namespace LandingZone.Policies.Rules.Topics;

/// <summary>Where a topic and its policies stand.</summary>
internal static class TopicPolicies
{
    /// <summary>The types of a topic.</summary>
    public static string[] Topics { get; } = ["aws:sns/topic:Topic", "aws-native:sns:Topic"];

    /// <summary>Its policies.</summary>
    public static PolicyPlaces Places { get; } = new(
        new Dictionary<string, string> { ["aws:sns/topic:Topic"] = "policy" },
        new Dictionary<string, (string, string)>
        {
            ["aws:sns/topicPolicy:TopicPolicy"] = ("arn", "policy"),
            ["aws-native:sns:TopicPolicy"] = ("topics", "policyDocument"),
            ["aws-native:sns:TopicInlinePolicy"] = ("topicArn", "policyDocument"),
        });
}
