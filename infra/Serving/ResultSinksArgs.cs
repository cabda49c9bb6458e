using LandingZone.Registry;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Serving;

/// <summary>What <see cref="ResultSinks"/> are made from.</summary>
public sealed class ResultSinksArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The model whose results clients get.</summary>
    public required ModelName Model { get; init; }

    /// <summary>The name of the bucket in which clients find results.</summary>
    public required Input<string> BucketName { get; init; }

    /// <summary>The ARN of that bucket.</summary>
    public required Input<string> BucketArn { get; init; }

    /// <summary>The ARN of the KMS key that encrypts the bucket: the zone's key for storage.</summary>
    public required Input<string> BucketKeyArn { get; init; }

    /// <summary>The ARN of the KMS key that encrypts messages: the zone's key for messages.</summary>
    public required Input<string> MessageKeyArn { get; init; }

    /// <summary>
    /// The ARNs of roles of the zone's account that take results to clients: they receive this model's messages, and send none. Reading the
    /// results themselves is for their own policies to allow. Default: none yet.
    /// </summary>
    public IReadOnlyList<Input<string>> ConsumerRoles { get; init; } = [];

    /// <summary>For how many days a message waits for its consumer: 1 to 14 (SQS's limit). Default: 14.</summary>
    public int MessageDays { get; init; } = 14;
}
