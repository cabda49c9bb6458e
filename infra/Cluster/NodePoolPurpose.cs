namespace LandingZone.Cluster;

/// <summary>What a node pool is for.</summary>
public enum NodePoolPurpose
{
    /// <summary>Pods of the platform itself: DNS, controllers, operators.</summary>
    System,

    /// <summary>Work without GPUs.</summary>
    Cpu,

    /// <summary>Work on NVIDIA GPUs. Only pods that tolerate the taint nvidia.com/gpu run here.</summary>
    Gpu,
}
