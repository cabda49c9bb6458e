namespace LandingZone.Cluster;

/// <summary>How the device plugin offers GPUs that are cut into instances (Multi-Instance GPU).</summary>
public enum MigStrategy
{
    /// <summary>GPUs are offered whole.</summary>
    None,

    /// <summary>All instances of a node have one size (strategy "single") and are offered as nvidia.com/gpu.</summary>
    SingleProfile,

    /// <summary>Instances of several sizes (strategy "mixed") are offered under names of their own, nvidia.com/mig-1g.10gb.</summary>
    MixedProfiles,
}
