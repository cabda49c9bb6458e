using System.Collections.Immutable;

namespace LandingZone.Security;

/// <summary>A rule that AWS manages and AWS Config checks (AWS Config developer guide, "List of AWS Config managed rules").</summary>
/// <param name="Name">The rule's name in the zone, "volumes-are-encrypted".</param>
/// <param name="Identifier">The identifier of the managed rule, "ENCRYPTED_VOLUMES".</param>
/// <param name="Description">What it finds, for whoever reads the list.</param>
public sealed record ConfigRule(string Name, string Identifier, string Description)
{
    /// <summary>The rule's parameters by name. Default: none.</summary>
    public ImmutableSortedDictionary<string, string> Parameters { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>What must hold in every zone, and what the standards of Security Hub do not look at or do not look at in this way.</summary>
    public static ImmutableArray<ConfigRule> ForZones { get; } =
    [
        new("resources-are-tagged", "REQUIRED_TAGS", "Everything says which zone it belongs to, who answers for it and how sensitive it is")
        {
            Parameters = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal)
                .Add("tag1Key", "landing-zone:zone")
                .Add("tag2Key", "landing-zone:owner")
                .Add("tag3Key", "landing-zone:data-class")
                .Add("tag4Key", "landing-zone:cost-centre"),
        },
        new("volumes-are-encrypted", "ENCRYPTED_VOLUMES", "Volumes in use are encrypted"),
        new("databases-are-encrypted", "RDS_STORAGE_ENCRYPTED", "Databases are encrypted"),
        new("databases-are-private", "RDS_INSTANCE_PUBLIC_ACCESS_CHECK", "No database can be reached from the internet"),
        new("warehouses-are-private", "REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK", "No warehouse can be reached from the internet"),
        new("file-systems-are-encrypted", "EFS_ENCRYPTED_CHECK", "EFS file systems are encrypted"),
        new("cluster-secrets-are-encrypted", "EKS_SECRETS_ENCRYPTED", "Kubernetes secrets are encrypted with a key of the zone"),
        new("cluster-endpoints-are-private", "EKS_ENDPOINT_NO_PUBLIC_ACCESS", "No Kubernetes API can be reached from the internet"),
        new("instances-are-private", "EC2_INSTANCE_NO_PUBLIC_IP", "No instance has a public address"),
        new("instances-ask-for-tokens", "EC2_IMDSV2_CHECK", "Instances give their metadata to signed requests only"),
        new("notebooks-are-private", "SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS", "No SageMaker notebook goes to the internet by itself"),
        new("endpoints-have-keys", "SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED", "SageMaker endpoints encrypt with a key of the zone"),
        new("functions-are-private", "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED", "No function can be called by everybody"),
        new("buckets-ask-for-tls", "S3_BUCKET_SSL_REQUESTS_ONLY", "Buckets refuse requests without TLS"),
        new("buckets-keep-versions", "S3_BUCKET_VERSIONING_ENABLED", "Buckets keep what is replaced or removed"),
        new("log-groups-are-encrypted", "CLOUDWATCH_LOG_GROUP_ENCRYPTED", "Log groups are encrypted"),
        new("default-groups-are-closed", "VPC_DEFAULT_SECURITY_GROUP_CLOSED", "Nothing passes the security group that a VPC comes with"),
        new("networks-are-logged", "VPC_FLOW_LOGS_ENABLED", "Every VPC has flow logs"),
        new("keys-are-rotated", "CMK_BACKING_KEY_ROTATION_ENABLED", "Key material is replaced every year"),
        new("root-has-no-keys", "IAM_ROOT_ACCESS_KEY_CHECK", "The root user has no access keys"),
    ];
}
