using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Observability;

/// <summary>What an <see cref="AlarmTopic"/> is made from.</summary>
public sealed class AlarmTopicArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>
    /// What the messages are about, "findings": lower-case letters, digits and single hyphens. The topic's name is made from it.
    /// </summary>
    public required string Content { get; init; }

    /// <summary>The ARN of the KMS key that encrypts the messages: the zone's key for messages, whose policy admits the publishers.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>The AWS services that publish: one or more.</summary>
    public required IReadOnlyList<TopicPublisher> Publishers { get; init; }

    /// <summary>Who gets the messages. Default: nobody yet.</summary>
    public IReadOnlyList<TopicSubscriber> Subscribers { get; init; } = [];
}
