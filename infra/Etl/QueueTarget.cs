using Pulumi;

namespace LandingZone.Etl;

/// <summary>An encrypted queue that something sends to.</summary>
/// <param name="Arn">The queue's ARN.</param>
/// <param name="KeyArn">The ARN of the KMS key that encrypts it.</param>
public sealed record QueueTarget(Input<string> Arn, Input<string> KeyArn);
