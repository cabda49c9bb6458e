using LandingZone.Observability;
using Pulumi;

namespace LandingZone.Delivery;

/// <summary>What a <see cref="BuildPipeline"/> is made from.</summary>
public sealed class BuildPipelineArgs
{
    /// <summary>What its builds stand on.</summary>
    public required BuildGround Ground { get; init; }

    /// <summary>What is released.</summary>
    public required ReleasedModel Released { get; init; }

    /// <summary>The ARN of the connection to the code (<see cref="SourceConnection"/>).</summary>
    public required Input<string> ConnectionArn { get; init; }

    /// <summary>The repository, "bank/crimes": workspace or owner, and name.</summary>
    public required string Repository { get; init; }

    /// <summary>The branch whose changes are released. Default: main.</summary>
    public string Branch { get; init; } = "main";

    /// <summary>The ARNs of the roles of who may let a release pass: one or more, of a persona that makes no releases.</summary>
    public required IReadOnlyList<string> Approvers { get; init; }

    /// <summary>Who is told that a release waits. Default: nobody.</summary>
    public IReadOnlyList<TopicSubscriber> Subscribers { get; init; } = [];

    /// <summary>The name of the bucket that gets the access logs of its own bucket.</summary>
    public required Input<string> AccessLogBucketName { get; init; }

    /// <summary>For how many days what the phases give to each other is kept: 7 or more. Default: 90.</summary>
    public int ArtifactDays { get; init; } = 90;
}
