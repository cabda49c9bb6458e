namespace LandingZone.Policies.Rules.Clusters;

/// <summary>
/// The Kubernetes versions in standard support of Amazon EKS on 2026-11-21. Source: Amazon EKS User Guide, "Understand the Kubernetes
/// version lifecycle on EKS". 1.34 leaves it on 2026-12-02, 1.35 on 2027-03-27, 1.36 on 2027-08-02.
/// </summary>
internal static class ClusterVersions
{
    public static string[] InStandardSupport { get; } = ["1.34", "1.35", "1.36"];
}
