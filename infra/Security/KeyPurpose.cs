namespace LandingZone.Security;

/// <summary>What a key of a zone is for. It decides which AWS services may use the key, and on whose behalf.</summary>
public enum KeyPurpose
{
    /// <summary>Log groups of CloudWatch Logs.</summary>
    Logs,

    /// <summary>Objects in S3.</summary>
    Storage,

    /// <summary>Container images in ECR.</summary>
    Registry,

    /// <summary>The data of an EKS cluster's Kubernetes API.</summary>
    ClusterSecrets,

    /// <summary>EBS volumes, those of auto-scaled nodes among them.</summary>
    Volumes,
}
