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

    /// <summary>Shared file systems: EFS and FSx for Lustre.</summary>
    Files,

    /// <summary>Databases: RDS and DynamoDB.</summary>
    Databases,

    /// <summary>The warehouse: Redshift.</summary>
    Warehouse,

    /// <summary>Queues, topics and workflows: SQS, SNS and Step Functions.</summary>
    Messages,

    /// <summary>SageMaker AI: the volumes of its jobs, notebooks and endpoints.</summary>
    MachineLearning,

    /// <summary>Secrets, parameters and what functions are told: Secrets Manager, Systems Manager, environment variables of Lambda.</summary>
    Secrets,

    /// <summary>Recovery points of AWS Backup.</summary>
    Backups,

    /// <summary>Metrics in Amazon Managed Service for Prometheus.</summary>
    Metrics,

    /// <summary>The audit trail: CloudTrail.</summary>
    Audit,
}
