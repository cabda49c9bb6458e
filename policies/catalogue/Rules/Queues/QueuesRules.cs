namespace LandingZone.Policies.Rules.Queues;

/// <summary>The rules about SQS queues.</summary>
internal static class QueuesRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new QueueIsEncrypted(),
        new QueueIsNotPublic(),
        new QueueSetsFailuresAside(),
        new QueueRefusesPlainText(),
    ];
}
