using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Kubeflow;

/// <summary>What a <see cref="HyperparameterSearch"/> is made from.</summary>
public sealed class HyperparameterSearchArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>Its name, unique in the team: up to 40 lower-case letters, digits and single hyphens, beginning with a letter.</summary>
    public required string Name { get; init; }

    /// <summary>The team's namespace.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>The image of a trial, digest included.</summary>
    public required string Image { get; init; }

    /// <summary>
    /// The program of a trial and its arguments; "{rate}" stands for the value of the parameter "rate". It prints each metric as "name=value"
    /// in a line of its own.
    /// </summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>What is searched over: one or more.</summary>
    public required IReadOnlyList<SearchParameter> Parameters { get; init; }

    /// <summary>The metric that says what is better.</summary>
    public required string Metric { get; init; }

    /// <summary>Whether less of it is better. Default: false.</summary>
    public bool Minimize { get; init; }

    /// <summary>Where the search may stop; null to try everything. Default: null.</summary>
    public double? Goal { get; init; }

    /// <summary>
    /// The algorithm: random, tpe, multivariate-tpe, grid, bayesianoptimization, cmaes, sobol or hyperband. Default: tpe.
    /// </summary>
    public string Algorithm { get; init; } = "tpe";

    /// <summary>How many trials there are: 1 to 1000. Default: 24.</summary>
    public int MaxTrials { get; init; } = 24;

    /// <summary>How many run at once: 1 to <see cref="MaxTrials"/>. Default: 3.</summary>
    public int ParallelTrials { get; init; } = 3;

    /// <summary>Processors of a trial. Default: 4.</summary>
    public int Cpus { get; init; } = 4;

    /// <summary>Memory of a trial in GiB. Default: 16.</summary>
    public int MemoryGib { get; init; } = 16;

    /// <summary>GPUs of a trial. Default: 0.</summary>
    public int Gpus { get; init; }

    /// <summary>The claim of the team's shared area, which trials find at /team; null for none. Default: null.</summary>
    public string? SharedClaim { get; init; }
}
