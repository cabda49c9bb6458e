using System.Globalization;
using LandingZone.Cluster;
using LandingZone.Facts;

namespace LandingZone.Analytics;

/// <summary>What a job runs on, and for how long at most.</summary>
public sealed record JobCompute
{
    /// <summary>The instances' type.</summary>
    public required SageMakerInstanceType InstanceType { get; init; }

    /// <summary>How many there are: 1 to 100 (SageMaker's own limit). Default: 1.</summary>
    public int InstanceCount { get; init; } = 1;

    /// <summary>
    /// The size of each instance's volume in GiB: 1 to 16384 (SageMaker's own limits). Types with disks of their own have that space
    /// instead. Default: 30.
    /// </summary>
    public int VolumeGib { get; init; } = 30;

    /// <summary>After how many minutes a job is stopped: 1 to 7200, five days. Default: 60.</summary>
    public int MaxRuntimeMinutes { get; init; } = 60;

    /// <summary>Notes what is wrong with it for a use.</summary>
    internal void Check(string argument, SageMakerUse use, ArgumentProblems problems)
    {
        if (InstanceType.ProblemFor(use) is { } problem)
        {
            problems.Add($"{argument}: {problem}");
        }

        Range("InstanceCount", InstanceCount, 100);
        Range("VolumeGib", VolumeGib, 16384);
        Range("MaxRuntimeMinutes", MaxRuntimeMinutes, 7200);

        void Range(string what, int value, int most) => problems.AddIf(
            value < 1 || value > most,
            string.Create(CultureInfo.InvariantCulture, $"{argument}: {what} is {value}; it must be 1 to {most}."));
    }
}
