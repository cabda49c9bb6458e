using LandingZone.Cluster;

namespace LandingZone.Serving;

/// <summary>How large the pods of a model are, and how many there are of each version.</summary>
public sealed record ServingSize
{
    /// <summary>Processor time of a pod, in thousandths of a CPU: 100 or more. Default: 1000.</summary>
    public int MilliCpus { get; init; } = 1000;

    /// <summary>Memory of a pod in MiB: 256 or more. Default: 2048.</summary>
    public int MemoryMib { get; init; } = 2048;

    /// <summary>GPUs of a pod: 0 to 8. Default: 0.</summary>
    public int Gpus { get; init; }

    /// <summary>
    /// The fewest pods of a live version: 2 or more, so that the loss of one, or of its zone, is no outage. Default: 3, one in each zone.
    /// </summary>
    public int MinReplicas { get; init; } = 3;

    /// <summary>The most pods of a version. Default: 12.</summary>
    public int MaxReplicas { get; init; } = 12;

    /// <summary>The fewest pods of a version in stealth, which nobody waits for: 1 or more. Default: 1.</summary>
    public int MinStealthReplicas { get; init; } = 1;

    /// <summary>The processor time in percent of what was asked for that the autoscaler keeps to: 10 to 95. Default: 70.</summary>
    public int TargetCpuPercent { get; init; } = 70;

    /// <summary>The fewest pods of a version.</summary>
    internal int MinReplicasOf(ModelVersion version) => version.Mode is ServingMode.Live ? MinReplicas : MinStealthReplicas;

    internal void Check(ArgumentProblems problems)
    {
        problems.AddIf(MilliCpus < 100, $"Size has {MilliCpus} thousandths of a CPU; give 100 or more.");
        problems.AddIf(MemoryMib < 256, $"Size has {MemoryMib} MiB of memory; give 256 or more.");
        problems.AddIf(Gpus is < 0 or > 8, $"Size has {Gpus} GPUs; give 0 to 8.");
        problems.AddIf(
            MinReplicas < 2, $"Size has {MinReplicas} pods of a live version at least; give 2 or more, so that the loss of one is no outage.");
        problems.AddIf(MinStealthReplicas < 1, $"Size has {MinStealthReplicas} pods of a version in stealth at least; give 1 or more.");
        problems.AddIf(
            MaxReplicas < Math.Max(MinReplicas, MinStealthReplicas), $"Size has {MaxReplicas} pods at most, and more at least; raise the former.");
        problems.AddIf(TargetCpuPercent is < 10 or > 95, $"Size keeps to {TargetCpuPercent}% of the CPU; give 10 to 95.");
    }
}
