using LandingZone.Analytics;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>What a zone gives to its SageMaker jobs, builds and notebooks, whatever their own settings say.</summary>
internal sealed record JobSurroundings
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>Where they run.</summary>
    public required JobNetwork Network { get; init; }

    /// <summary>The buckets' names, by what they hold.</summary>
    public required Func<string, Input<string>> BucketName { get; init; }

    /// <summary>The ARN of the permission boundary.</summary>
    public required Input<string> Boundary { get; init; }

    /// <summary>The ARN of the key of the buckets.</summary>
    public required Input<string> StorageKey { get; init; }

    /// <summary>The ARN of the key for machine learning.</summary>
    public required Input<string> MachineLearningKey { get; init; }

    /// <summary>The ARN of the key of topics and workflows.</summary>
    public required Input<string> MessageKey { get; init; }

    /// <summary>The ARN of the key of logs.</summary>
    public required Input<string> LogKey { get; init; }

    /// <summary>Surroundings to try arguments with before there are any.</summary>
    public static JobSurroundings Trial(ZoneIdentity zone) => new()
    {
        Zone = zone,
        Network = JobKinds.TrialNetwork,
        BucketName = content => content,
        Boundary = "",
        StorageKey = "",
        MachineLearningKey = "",
        MessageKey = "",
        LogKey = "",
    };
}
