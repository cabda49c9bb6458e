namespace LandingZone.Facts;

/// <summary>The support that Amazon EKS gives a Kubernetes version on a day.</summary>
public enum KubernetesSupport
{
    /// <summary>EKS does not offer it yet.</summary>
    NotReleased,

    /// <summary>Standard support, at the standard price.</summary>
    Standard,

    /// <summary>Extended support: security patches only, at a higher price for each hour of the cluster.</summary>
    Extended,

    /// <summary>No support: EKS upgrades the control plane by itself.</summary>
    Ended,
}
