namespace LandingZone.Cluster;

/// <summary>The access policies of Amazon EKS that a role can be given.</summary>
public enum ClusterAccessLevel
{
    /// <summary>Reads most objects, but no secrets (AmazonEKSViewPolicy).</summary>
    View,

    /// <summary>Reads every object, secrets too (AmazonEKSAdminViewPolicy).</summary>
    AdminView,

    /// <summary>Reads and changes most objects (AmazonEKSEditPolicy).</summary>
    Edit,

    /// <summary>Edits, and grants roles within namespaces (AmazonEKSAdminPolicy).</summary>
    Admin,

    /// <summary>Everything (AmazonEKSClusterAdminPolicy): for the role that deploys the platform and for emergencies.</summary>
    ClusterAdmin,
}
