using LandingZone.Analytics;
using LandingZone.Observability;
using LandingZone.Registry;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Delivery;

/// <summary>What a <see cref="PromotionGate"/> is made from.</summary>
public sealed class PromotionGateArgs
{
    /// <summary>What its copying stands on, in the production zone.</summary>
    public required BuildGround Ground { get; init; }

    /// <summary>The zone where versions are made.</summary>
    public required ZoneIdentity Source { get; init; }

    /// <summary>The role of the source's registry that reads models' files; it must trust the gate's <see cref="PromotionGate.CopierWorkload"/>.</summary>
    public required string ReaderRoleArn { get; init; }

    /// <summary>The models that may pass, with the image that serves each.</summary>
    public required IReadOnlyDictionary<string, ImageName> Models { get; init; }

    /// <summary>The ARNs of the roles that ask: the deploy phases of the source's releases, or people.</summary>
    public required IReadOnlyList<string> Requesters { get; init; }

    /// <summary>The ARNs of the roles of the persona that approves: one or more, and none of those that ask.</summary>
    public required IReadOnlyList<string> Approvers { get; init; }

    /// <summary>Who is told that a version waits. Default: nobody.</summary>
    public IReadOnlyList<TopicSubscriber> Subscribers { get; init; } = [];

    /// <summary>How many days a request waits: 1 to 30. Default: 7.</summary>
    public int WaitDays { get; init; } = 7;

    /// <summary>The name of the bucket of the zone's models.</summary>
    public required Input<string> ModelBucketName { get; init; }

    /// <summary>The folder that gets a record of every decision: in a bucket whose objects are locked.</summary>
    public required BucketPrefix Records { get; init; }
}
