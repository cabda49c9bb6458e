using System.Globalization;
using LandingZone.Cluster;
using LandingZone.Facts;

namespace LandingZone.Analytics;

/// <summary>What a batch transform runs on. Its instances have disks of a size that SageMaker chooses, and it has no limit of time of its own.</summary>
public sealed record TransformCompute
{
    /// <summary>The instances' type.</summary>
    public required SageMakerInstanceType InstanceType { get; init; }

    /// <summary>How many there are: 1 to 100 (SageMaker's own limit). Default: 1.</summary>
    public int InstanceCount { get; init; } = 1;

    /// <summary>Notes what is wrong with it.</summary>
    internal void Check(string argument, ArgumentProblems problems)
    {
        if (InstanceType.ProblemFor(SageMakerUse.Transform) is { } problem)
        {
            problems.Add($"{argument}: {problem}");
        }

        problems.AddIf(
            InstanceCount is < 1 or > 100,
            string.Create(CultureInfo.InvariantCulture, $"{argument}: InstanceCount is {InstanceCount}; it must be 1 to 100."));
    }
}
