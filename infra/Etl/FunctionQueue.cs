using Pulumi;

namespace LandingZone.Etl;

/// <summary>A queue whose messages a function works off.</summary>
public sealed record FunctionQueue
{
    /// <summary>What the queue holds, "work": part of the mapping's name, so that another queue changes nothing here.</summary>
    public required string Name { get; init; }

    /// <summary>The queue's ARN.</summary>
    public required Input<string> Arn { get; init; }

    /// <summary>The ARN of the KMS key that encrypts the queue.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>Messages of one call: 1 to 10 (SQS without a batching window takes no more). Default: 10.</summary>
    public int BatchSize { get; init; } = 10;

    /// <summary>
    /// How many calls run at once for this queue: 2 to 1000; null for as many as the account has. Lambda takes no message off the queue that
    /// it could not work on. Default: null.
    /// </summary>
    public int? MaximumConcurrency { get; init; }
}
