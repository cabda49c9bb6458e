namespace LandingZone.Cluster;

/// <summary>The operating system of a pool's nodes, in the images that AWS builds for Amazon EKS.</summary>
public enum NodeOperatingSystem
{
    /// <summary>Amazon Linux 2023; on GPU nodes with the NVIDIA driver and container toolkit.</summary>
    AmazonLinux2023,

    /// <summary>
    /// Bottlerocket: read-only root file system, no shell. Not for GPU pools, whose device plugin it would bring a second time.
    /// </summary>
    Bottlerocket,
}
