namespace LandingZone.Cluster;

/// <summary>What a taint does to a pod that does not tolerate it.</summary>
public enum NodeTaintEffect
{
    /// <summary>The pod is not placed on the node.</summary>
    NoSchedule,

    /// <summary>The scheduler tries other nodes first.</summary>
    PreferNoSchedule,

    /// <summary>The pod is not placed on the node, and is evicted if it is there already.</summary>
    NoExecute,
}
