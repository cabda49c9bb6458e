namespace LandingZone.Policies.Rules.Topics;

/// <summary>The rules about SNS topics.</summary>
internal static class TopicsRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new TopicHasOwnKey(),
        new TopicIsNotPublic(),
        new TopicRefusesPlainText(),
    ];
}
