namespace LandingZone.ClusterSoftware;

/// <summary>All or nothing: what happens to a job of which only some pods have started.</summary>
public sealed record GangScheduling
{
    /// <summary>
    /// After how many seconds without all pods ready a job is sent back to its queue: 60 to 7200. A node with GPUs takes minutes to start.
    /// Default: 900.
    /// </summary>
    public int TimeoutSeconds { get; init; } = 900;

    /// <summary>For how many seconds a job that runs may lack a pod before it is sent back: 60 to 7200. Default: 300.</summary>
    public int RecoverySeconds { get; init; } = 300;

    /// <summary>
    /// Whether other jobs wait until all pods of the last one are ready, so that two never hold half of what both need. Default: true.
    /// </summary>
    public bool OneAtATime { get; init; } = true;

    /// <summary>How often a job is sent back before it is given up: 1 to 100. Default: 10.</summary>
    public int MostRequeues { get; init; } = 10;
}
