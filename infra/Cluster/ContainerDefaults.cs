namespace LandingZone.Cluster;

/// <summary>What a container gets that asks for nothing, so that a quota never refuses it.</summary>
public sealed record ContainerDefaults
{
    /// <summary>The processor request, in thousandths of a CPU.</summary>
    public int RequestMilliCpus { get; init; } = 100;

    /// <summary>The processor limit, in thousandths of a CPU.</summary>
    public int LimitMilliCpus { get; init; } = 1000;

    /// <summary>The memory request, in MiB.</summary>
    public int RequestMemoryMib { get; init; } = 128;

    /// <summary>The memory limit, in MiB.</summary>
    public int LimitMemoryMib { get; init; } = 512;
}
