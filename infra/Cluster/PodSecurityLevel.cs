namespace LandingZone.Cluster;

/// <summary>The Pod Security Standards of Kubernetes.</summary>
public enum PodSecurityLevel
{
    /// <summary>No root, no privilege, no host access, seccomp on.</summary>
    Restricted,

    /// <summary>No known ways to escalate privilege.</summary>
    Baseline,

    /// <summary>No limits: for node agents such as device plugins.</summary>
    Privileged,
}
