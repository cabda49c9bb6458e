using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>
/// The policies of AWS that the platform attaches. They are in no plan, so here stands what each allows at most: what it allows on
/// data, keys, secrets and roles exactly, the rest as families of actions. Source: AWS Managed Policy Reference, versions of 2026-02
/// (backup), 2025-11 (restore) and 2024-10 (audit) or later; looked at 2026-11-21.
/// </summary>
internal static class AwsManagedPolicies
{
    private const string Prefix = "arn:aws:iam::aws:policy/";

    private static readonly Dictionary<string, string> Statements = new(StringComparer.Ordinal)
    {
        ["AdministratorAccess"] = Allow("*"),
        ["AmazonEC2ContainerRegistryPullOnly"] = Allow(
            "ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer",
            "ecr:BatchImportUpstreamImage"),
        ["AmazonEKSClusterPolicy"] = Allow("autoscaling:*", "ec2:*", "elasticloadbalancing:*", "iam:CreateServiceLinkedRole", "kms:DescribeKey"),
        ["AmazonEKSWorkerNodePolicy"] = Allow("ec2:Describe*", "eks:DescribeCluster", "eks-auth:AssumeRoleForPodIdentity"),
        ["AmazonEKS_CNI_Policy"] = Allow(
            "ec2:AssignPrivateIpAddresses", "ec2:AttachNetworkInterface", "ec2:CreateNetworkInterface", "ec2:CreateTags",
            "ec2:DeleteNetworkInterface", "ec2:Describe*", "ec2:DetachNetworkInterface", "ec2:ModifyNetworkInterfaceAttribute",
            "ec2:UnassignPrivateIpAddresses"),
        ["AmazonSSMManagedInstanceCore"] = Allow(
            "ssm:Describe*", "ssm:GetDeployablePatchSnapshotForInstance", "ssm:GetDocument", "ssm:GetManifest", "ssm:GetParameter",
            "ssm:GetParameters", "ssm:List*", "ssm:Put*", "ssm:Update*", "ssmmessages:*", "ec2messages:*"),
        ["CloudWatchAgentServerPolicy"] = Allow(
            "cloudwatch:PutMetricData", "ec2:Describe*", "logs:CreateLogGroup", "logs:CreateLogStream", "logs:Describe*", "logs:PutLogEvents",
            "logs:PutRetentionPolicy", "xray:*", "ssm:GetParameter"),
        ["SecurityAudit"] = Allow(
            "*:Describe*", "*:List*", "apigateway:GET", "cloudfront:Get*", "cloudtrail:Get*", "cloudtrail:LookupEvents", "config:*",
            "ecr:GetLifecyclePolicy", "ecr:GetRegistryPolicy", "ecr:GetRepositoryPolicy", "glue:GetDataCatalogEncryptionSettings",
            "glue:GetResourcePolicy", "guardduty:Get*", "iam:GenerateCredentialReport", "iam:GenerateServiceLastAccessedDetails", "iam:Get*",
            "iam:SimulateCustomPolicy", "iam:SimulatePrincipalPolicy", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "lambda:GetFunctionConfiguration",
            "lambda:GetPolicy", "rds:DownloadDBLogFilePortion", "route53:Get*", "s3:GetAccelerateConfiguration", "s3:GetAccessPoint*",
            "s3:GetAccountPublicAccessBlock", "s3:GetAnalyticsConfiguration", "s3:GetBucket*", "s3:GetEncryptionConfiguration",
            "s3:GetInventoryConfiguration", "s3:GetLifecycleConfiguration", "s3:GetMetricsConfiguration", "s3:GetMultiRegionAccessPointPolicy",
            "s3:GetObjectAcl", "s3:GetObjectVersionAcl", "s3:GetReplicationConfiguration", "secretsmanager:GetResourcePolicy", "securityhub:Get*",
            "sns:GetTopicAttributes", "sqs:GetQueueAttributes", "ssm:GetAutomationExecution", "ssm:GetServiceSetting"),
        ["service-role/AWSBackupServiceRolePolicyForBackup"] = Join(
            Allow(
                "backup:CopyFromBackupVault", "backup:CopyIntoBackupVault", "backup:DescribeBackupVault", "backup-gateway:*", "cloudformation:*",
                "dsql:*", "dynamodb:CreateBackup", "dynamodb:DeleteBackup", "dynamodb:Describe*", "dynamodb:ListTagsOfResource",
                "dynamodb:StartAwsBackupJob", "ec2:*", "elasticfilesystem:Backup", "elasticfilesystem:DescribeTags", "eks:*", "fsx:*",
                "kms:DescribeKey", "rds:*", "redshift:*", "redshift-serverless:*", "ssm:CancelCommand", "ssm:GetCommandInvocation", "ssm-sap:*",
                "storagegateway:*", "tag:GetResources", "timestream:*"),
            When(["ssm:SendCommand"], ["arn:aws:ssm:*:*:document/AWSEC2-CreateVssSnapshot"], ""),
            When(["kms:Decrypt", "kms:GenerateDataKey"], ["*"], Via("dynamodb.*.amazonaws.com")),
            When(["kms:CreateGrant"], ["*"], ForServices),
            When(["kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"], ["*"], Via("ec2.*.amazonaws.com"))),
        ["service-role/AWSBackupServiceRolePolicyForRestores"] = Join(
            Allow(
                "backup-gateway:*", "cloudformation:*", "ds:DescribeDirectories", "dsql:*", "dynamodb:BatchWriteItem", "dynamodb:DeleteItem",
                "dynamodb:Describe*", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:RestoreTableFromAwsBackup",
                "dynamodb:RestoreTableFromBackup", "dynamodb:Scan", "dynamodb:UpdateItem", "ebs:*", "ec2:*", "eks:*",
                "elasticfilesystem:CreateFilesystem", "elasticfilesystem:DeleteFilesystem", "elasticfilesystem:Describe*",
                "elasticfilesystem:Restore", "elasticfilesystem:TagResource", "fsx:*", "kms:DescribeKey", "rds:*", "redshift:*",
                "redshift-serverless:*", "ssm-sap:*", "storagegateway:*", "timestream:*"),
            When(
                ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"],
                ["*"],
                Via(
                    "dynamodb.*.amazonaws.com", "ec2.*.amazonaws.com", "elasticfilesystem.*.amazonaws.com", "rds.*.amazonaws.com",
                    "redshift.*.amazonaws.com", "dsql.*.amazonaws.com", "redshift-serverless.*.amazonaws.com", "timestream*.*.amazonaws.com")),
            When(["kms:CreateGrant"], ["*"], ForServices)),
        ["service-role/AmazonEBSCSIDriverPolicy"] = Allow("ec2:*"),
        ["service-role/AmazonEFSCSIDriverPolicy"] = Allow(
            "elasticfilesystem:Describe*", "elasticfilesystem:CreateAccessPoint", "elasticfilesystem:DeleteAccessPoint",
            "elasticfilesystem:TagResource", "ec2:DescribeAvailabilityZones"),
        ["service-role/AmazonRDSEnhancedMonitoringRole"] = Allow(
            "logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:GetLogEvents", "logs:PutLogEvents",
            "logs:PutRetentionPolicy"),
    };

    private static readonly Dictionary<string, PolicyReading> Read = [];

    private static string ForServices => """{"Bool":{"kms:GrantIsForAWSResource":"true"}}""";

    /// <summary>Whether an ARN is that of a policy of AWS.</summary>
    public static bool IsOne(string arn) => arn.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>What a policy allows at most; null where it is not in the list.</summary>
    public static PolicyReading? Find(string arn)
    {
        if (!IsOne(arn) || !Statements.TryGetValue(arn[Prefix.Length..], out var statements))
        {
            return null;
        }

        lock (Read)
        {
            if (!Read.TryGetValue(arn, out var reading))
            {
                Read.Add(arn, reading = PolicyDocument.Read(Value.Of($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""")));
            }

            return reading;
        }
    }

    private static string Allow(params string[] actions) => When(actions, ["*"], "");

    private static string When(string[] actions, string[] resources, string condition) =>
        $$"""{"Effect":"Allow","Action":{{List(actions)}},"Resource":{{List(resources)}}{{(condition.Length > 0 ? ",\"Condition\":" + condition : "")}}}""";

    private static string Via(params string[] services) => $$$"""{"StringLike":{"kms:ViaService":{{{List(services)}}}}}""";

    private static string Join(params string[] statements) => string.Join(',', statements);

    private static string List(string[] texts) => $"[{string.Join(',', texts.Select(text => $"\"{text}\""))}]";
}
