using LandingZone.Security;
using Pulumi;

namespace LandingZone.Delivery;

/// <summary>What a build does.</summary>
internal sealed record BuildSettings
{
    /// <summary>What it is for, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>Its build specification.</summary>
    public required string Commands { get; init; }

    /// <summary>What it may do, besides what every build may.</summary>
    public required IReadOnlyList<PolicyStatement> Statements { get; init; }

    /// <summary>What its commands are told: no secrets.</summary>
    public required IReadOnlyDictionary<string, Input<string>> Variables { get; init; }

    /// <summary>Whether it gets its files from a pipeline and gives its own back.</summary>
    public bool InPipeline { get; init; }

    /// <summary>Whether it builds container images.</summary>
    public bool BuildsImages { get; init; }

    /// <summary>After how many minutes it is stopped: 5 to 2160 (AWS CodeBuild API reference, CreateProject).</summary>
    public int TimeoutMinutes { get; init; } = 60;
}
