using LandingZone.Zones;

namespace LandingZone.Cluster;

/// <summary>What a <see cref="GpuOperator"/> is made from.</summary>
public sealed class GpuOperatorArgs
{
    /// <summary>The zone that the cluster belongs to.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The most GPU nodes of all pools together; the quota of the operator's namespace follows from it.</summary>
    public required int MaxGpuNodes { get; init; }

    /// <summary>Where the chart comes from; NVIDIA's own repository by default.</summary>
    public ChartRepository Repository { get; init; } = new() { Url = GpuOperator.PublicRepository };

    /// <summary>The chart's version.</summary>
    public string ChartVersion { get; init; } = GpuOperator.ReviewedChartVersion;

    /// <summary>
    /// The registry that holds the images of nvcr.io and registry.k8s.io under the same paths, for example
    /// "123456789012.dkr.ecr.eu-west-1.amazonaws.com"; without it images come from where they are published.
    /// </summary>
    public string? ImageRegistry { get; init; }

    /// <summary>Taints of GPU pools beside nvidia.com/gpu, which the operator's agents on the nodes must tolerate.</summary>
    public IReadOnlyList<NodeTaint> PoolTaints { get; init; } = [];

    /// <summary>How the pools share GPUs: the device plugin is configured for each way. Default: not at all.</summary>
    public IReadOnlyList<GpuSharing> Sharing { get; init; } = [];

    /// <summary>How GPUs that support it are offered once they are cut into instances (MIG).</summary>
    public MigStrategy MigStrategy { get; init; } = MigStrategy.None;
}
