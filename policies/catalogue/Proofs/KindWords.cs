namespace LandingZone.Policies.Proofs;

/// <summary>Short words for kinds of resources, for selectors and messages.</summary>
internal static class KindWords
{
    private static readonly (string Word, string[] Types)[] Words =
    [
        ("bucket", ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2", "aws-native:s3:Bucket"]),
        ("key", ["aws:kms/key:Key", "aws:kms/replicaKey:ReplicaKey", "aws:kms/externalKey:ExternalKey", "aws-native:kms:Key"]),
        ("role", ["aws:iam/role:Role", "aws-native:iam:Role"]),
        ("user", ["aws:iam/user:User", "aws-native:iam:User"]),
        ("queue", ["aws:sqs/queue:Queue", "aws-native:sqs:Queue"]),
        ("topic", ["aws:sns/topic:Topic", "aws-native:sns:Topic"]),
        ("table", ["aws:dynamodb/table:Table", "aws-native:dynamodb:Table"]),
        ("secret", ["aws:secretsmanager/secret:Secret", "aws-native:secretsmanager:Secret"]),
        ("repository", ["aws:ecr/repository:Repository", "aws-native:ecr:Repository"]),
        ("fileSystem", ["aws:efs/fileSystem:FileSystem", "aws-native:efs:FileSystem"]),
        ("function", ["aws:lambda/function:Function", "aws-native:lambda:Function"]),
        ("vault", ["aws:backup/vault:Vault", "aws-native:backup:BackupVault"]),
        ("trail", ["aws:cloudtrail/trail:Trail", "aws-native:cloudtrail:Trail"]),
        ("logGroup", ["aws:cloudwatch/logGroup:LogGroup", "aws-native:logs:LogGroup"]),
        ("stateMachine", ["aws:sfn/stateMachine:StateMachine", "aws-native:stepfunctions:StateMachine"]),
        ("modelGroup", ["aws:sagemaker/modelPackageGroup:ModelPackageGroup", "aws-native:sagemaker:ModelPackageGroup"]),
        ("database", ["aws:rds/instance:Instance", "aws:rds/cluster:Cluster", "aws-native:rds:DbInstance", "aws-native:rds:DbCluster"]),
        ("subnet", ["aws:ec2/subnet:Subnet", "aws-native:ec2:Subnet"]),
    ];

    private static readonly Dictionary<string, string> ByType =
        Words.SelectMany(word => word.Types.Select(type => (type, word.Word))).ToDictionary(pair => pair.type, pair => pair.Word, StringComparer.Ordinal);

    private static readonly Dictionary<string, string[]> ByWord = Words.ToDictionary(word => word.Word, word => word.Types, StringComparer.Ordinal);

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Words.Select(word => word.Word)];

    /// <summary>The word for a type; the last part of the type where there is none.</summary>
    public static string Of(string type) => ByType.GetValueOrDefault(type) ?? type[(type.LastIndexOf(':') + 1)..];

    /// <summary>The types behind a word, or null.</summary>
    public static IReadOnlyList<string>? TypesOf(string word) => ByWord.GetValueOrDefault(word);
}
