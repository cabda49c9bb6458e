using LandingZone.Registry;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>What <see cref="BatchScoring"/> is made from.</summary>
public sealed class BatchScoringArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>What the scoring is called, "crimes-nightly": lower-case letters, digits and single hyphens, 24 characters at most.</summary>
    public required string Scoring { get; init; }

    /// <summary>The name of the model package group whose newest approved version scores.</summary>
    public required Input<string> ModelPackageGroupName { get; init; }

    /// <summary>The image of the group's versions.</summary>
    public required ImageName Image { get; init; }

    /// <summary>The folder with the models' archives.</summary>
    public required BucketPrefix Models { get; init; }

    /// <summary>The folder that is scored, line by line.</summary>
    public required BucketPrefix Input { get; init; }

    /// <summary>The folder that gets the results, of each run in a folder of its own.</summary>
    public required BucketPrefix Output { get; init; }

    /// <summary>The media type of both, "text/csv".</summary>
    public required string ContentType { get; init; }

    /// <summary>What it runs on.</summary>
    public required TransformCompute Compute { get; init; }

    /// <summary>After how many minutes the workflow gives up on the job: 1 to 7200, five days. Default: 60.</summary>
    public int MaxRuntimeMinutes { get; init; } = 60;

    /// <summary>Where the models' containers run.</summary>
    public required JobNetwork Network { get; init; }

    /// <summary>The ARN of the permission boundary of its roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The ARN of the key of the buckets.</summary>
    public required Input<string> StorageKeyArn { get; init; }

    /// <summary>The ARN of the key of the jobs' volumes.</summary>
    public required Input<string> VolumeKeyArn { get; init; }

    /// <summary>The ARN of the key of its workflow: the zone's key for messages.</summary>
    public required Input<string> WorkflowKeyArn { get; init; }

    /// <summary>The ARN of the key of the zone's logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>When it runs by itself; null for never. Default: null.</summary>
    public JobSchedule? Schedule { get; init; }

    /// <summary>
    /// Whether it runs when the file "_SUCCESS" is written into the input folder. The bucket must send its events to EventBridge.
    /// Default: false.
    /// </summary>
    public bool RunsOnNewData { get; init; }
}
