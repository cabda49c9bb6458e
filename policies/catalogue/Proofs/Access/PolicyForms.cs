namespace LandingZone.Policies.Proofs.Access;

/// <summary>In which resources policies stand, and at what: the provider's forms, standalone and inline.</summary>
internal static class PolicyForms
{
    /// <summary>A resource that holds the policy of another.</summary>
    /// <param name="Type">Its type.</param>
    /// <param name="Policy">The property with the policy.</param>
    /// <param name="Target">The property that names the other.</param>
    internal sealed record Standalone(string Type, string Policy, string Target);

    /// <summary>The policies at resources.</summary>
    public static IReadOnlyList<Standalone> AtResources { get; } =
    [
        new("aws:s3/bucketPolicy:BucketPolicy", "policy", "bucket"),
        new("aws-native:s3:BucketPolicy", "policyDocument", "bucket"),
        new("aws:kms/keyPolicy:KeyPolicy", "policy", "keyId"),
        new("aws:sqs/queuePolicy:QueuePolicy", "policy", "queueUrl"),
        new("aws:sns/topicPolicy:TopicPolicy", "policy", "arn"),
        new("aws:ecr/repositoryPolicy:RepositoryPolicy", "policy", "repository"),
        new("aws:secretsmanager/secretPolicy:SecretPolicy", "policy", "secretArn"),
        new("aws:efs/fileSystemPolicy:FileSystemPolicy", "policy", "fileSystemId"),
        new("aws:backup/vaultPolicy:VaultPolicy", "policy", "backupVaultName"),
        new("aws:dynamodb/resourcePolicy:ResourcePolicy", "policy", "resourceArn"),
        new("aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy", "resourcePolicy", "modelPackageGroupName"),
    ];

    /// <summary>The property of a type in which the policy of the resource itself stands.</summary>
    public static IReadOnlyDictionary<string, string> Inline { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["aws:s3/bucket:Bucket"] = "policy",
        ["aws:s3/bucketV2:BucketV2"] = "policy",
        ["aws:kms/key:Key"] = "policy",
        ["aws:kms/externalKey:ExternalKey"] = "policy",
        ["aws:kms/replicaKey:ReplicaKey"] = "policy",
        ["aws-native:kms:Key"] = "keyPolicy",
        ["aws:sqs/queue:Queue"] = "policy",
        ["aws:sns/topic:Topic"] = "policy",
        ["aws:secretsmanager/secret:Secret"] = "policy",
        ["aws-native:ecr:Repository"] = "repositoryPolicyText",
        ["aws-native:efs:FileSystem"] = "fileSystemPolicy",
    };

    /// <summary>Types of keys.</summary>
    public static IReadOnlySet<string> Keys { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "aws:kms/key:Key", "aws:kms/externalKey:ExternalKey", "aws:kms/replicaKey:ReplicaKey", "aws-native:kms:Key",
    };

    /// <summary>Types of buckets.</summary>
    public static IReadOnlySet<string> Buckets { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2", "aws-native:s3:Bucket",
    };

    /// <summary>Types of roles.</summary>
    public static IReadOnlySet<string> Roles { get; } = new HashSet<string>(StringComparer.Ordinal) { "aws:iam/role:Role", "aws-native:iam:Role" };

    /// <summary>Types of users.</summary>
    public static IReadOnlySet<string> Users { get; } = new HashSet<string>(StringComparer.Ordinal) { "aws:iam/user:User", "aws-native:iam:User" };
}
