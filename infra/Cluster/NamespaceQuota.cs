namespace LandingZone.Cluster;

/// <summary>What all pods of a namespace together may use.</summary>
public sealed record NamespaceQuota
{
    /// <summary>Processors, requests and limits alike, in whole CPUs.</summary>
    public required int Cpus { get; init; }

    /// <summary>Memory, requests and limits alike, in GiB.</summary>
    public required int MemoryGib { get; init; }

    /// <summary>Pods that have not ended.</summary>
    public required int Pods { get; init; }

    /// <summary>GPUs.</summary>
    public int Gpus { get; init; }

    /// <summary>Persistent volume claims.</summary>
    public int VolumeClaims { get; init; }

    /// <summary>Storage that all claims together ask for, in GiB.</summary>
    public int StorageGib { get; init; }
}
