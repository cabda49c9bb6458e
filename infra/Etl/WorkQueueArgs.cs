using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Etl;

/// <summary>What a <see cref="WorkQueue"/> is made from.</summary>
public sealed class WorkQueueArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>What it holds, "scoring-load": lower-case letters, digits and single hyphens. The queue's name is made from it.</summary>
    public required string Content { get; init; }

    /// <summary>The ARN of the KMS key that encrypts its messages: the zone's key for messages, which admits the event sources.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>
    /// How long one try at a message may take, in seconds: 1 to 7200. A message stays hidden for six times as long, as AWS advises for queues
    /// that Lambda works off (SQS takes 43200).
    /// </summary>
    public required int TrySeconds { get; init; }

    /// <summary>
    /// After how many tries whoever works the queue off gives a message up: 1 to 97. SQS itself puts it aside three tries later, for what kills
    /// the process before it can. Default: 5.
    /// </summary>
    public int MaxReceives { get; init; } = 5;

    /// <summary>For how many days messages wait: 1 to 14. Dead letters always wait for 14. Default: 4.</summary>
    public int RetentionDays { get; init; } = 4;

    /// <summary>
    /// The names of the EventBridge rules of this account that send to it. The rules may be made later; no other may send. Default: none.
    /// </summary>
    public IReadOnlyList<string> EventRules { get; init; } = [];
}
