namespace LandingZone.Analytics;

/// <summary>The people of Studio who have the same rights.</summary>
public sealed record StudioTeam
{
    /// <summary>Its name, "crimes": lower-case letters, digits and single hyphens, 24 characters at most.</summary>
    public required string Name { get; init; }

    /// <summary>Its people: one or more.</summary>
    public required IReadOnlyList<StudioUser> Users { get; init; }

    /// <summary>The folders that it reads. Default: none.</summary>
    public IReadOnlyList<BucketPrefix> Reads { get; init; } = [];

    /// <summary>The folders that it reads and writes. Default: none.</summary>
    public IReadOnlyList<BucketPrefix> Writes { get; init; } = [];

    /// <summary>The models whose pipelines it starts and follows (<see cref="TrainingPipelineArgs.Model"/>). Default: none.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Its spaces. Default: none, and each user makes their own.</summary>
    public IReadOnlyList<StudioSpace> Spaces { get; init; } = [];
}
