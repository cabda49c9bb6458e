using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Security;

/// <summary>
/// The key policies of a zone. The administrators of a key can never use it, who uses it cannot administer it, and each AWS service gets
/// what its own guide says it needs, and only for this account. A workload's role uses a key where both agree: the role's own policy, which names the
/// key, and the key's policy, which admits roles of the account through the services of its purpose and never by calls to KMS themselves.
/// </summary>
internal static class KeyPolicy
{
    /// <summary>Everything about a key but its use; grants are left out, because a grant can give the use away.</summary>
    private static readonly string[] Administration =
    [
        "kms:CancelKeyDeletion", "kms:CreateAlias", "kms:DeleteAlias", "kms:DescribeKey", "kms:DisableKey", "kms:DisableKeyRotation",
        "kms:EnableKey", "kms:EnableKeyRotation", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListGrants", "kms:ListKeyPolicies",
        "kms:ListKeyRotations", "kms:ListResourceTags", "kms:PutKeyPolicy", "kms:RevokeGrant", "kms:RotateKeyOnDemand",
        "kms:ScheduleKeyDeletion", "kms:TagResource", "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription",
    ];

    /// <summary>What brings back a key that nobody else can reach any more.</summary>
    private static readonly string[] Rescue =
    [
        "kms:CancelKeyDeletion", "kms:DescribeKey", "kms:EnableKey", "kms:GetKeyPolicy", "kms:ListKeyPolicies", "kms:PutKeyPolicy",
    ];

    private static readonly string[] Use =
    [
        "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
    ];

    /// <summary>The services that send messages to the zone's queues and topics.</summary>
    private static readonly string[] EventSources = ["aps", "backup", "budgets", "cloudwatch", "costalerts", "events", "s3", "sagemaker", "sns"];

    /// <summary>In a key policy, this key and no other.</summary>
    private static readonly Input<string>[] ThisKey = ["*"];

    /// <summary>The policy of one key.</summary>
    public static PolicyDocument For(ZoneKey key, ZoneIdentity zone, Input<string> deployer, IReadOnlyList<Input<string>> administrators)
    {
        PolicyPrincipal[] all = [PolicyPrincipal.Aws(deployer), .. administrators.Select(PolicyPrincipal.Aws)];
        return new PolicyDocument
        {
            Statements =
            [
                .. Care(zone, all),
                .. key.Purpose switch
                {
                    KeyPurpose.Logs => Logs(zone),
                    KeyPurpose.Storage =>
                    [
                        .. UseThrough("s3", key, zone), UseByRoles(zone, "s3", "rds"), GrantByRoles(zone, "rds"), UseByLustre(zone),
                        .. EncryptByWriters(key, zone),
                    ],
                    KeyPurpose.Registry => [Grant("ecr", zone, deployer), .. UseThrough("ecr", key, zone)],
                    KeyPurpose.ClusterSecrets => ClusterSecrets(zone, deployer),
                    KeyPurpose.Volumes => [.. Volumes(key, zone), .. ByRoles(zone, "ec2")],
                    KeyPurpose.Files => ByRoles(zone, "elasticfilesystem", "fsx"),
                    KeyPurpose.Databases => ByRoles(zone, "rds", "dynamodb"),
                    KeyPurpose.Warehouse => ByRoles(zone, "redshift", "redshift-serverless"),
                    KeyPurpose.Messages => [UseByRoles(zone, "sqs", "sns", "states"), .. UseByEventSources(zone)],
                    KeyPurpose.MachineLearning => ByRoles(zone, "sagemaker", "ec2", "elasticfilesystem"),
                    KeyPurpose.Secrets => [UseByRoles(zone, "secretsmanager", "ssm", "lambda"), GrantByRoles(zone, "lambda")],
                    KeyPurpose.Backups => ByRoles(zone, "backup"),
                    KeyPurpose.Metrics => Metrics(zone, deployer),
                    KeyPurpose.Audit => Audit(zone),
                    _ => throw new ArgumentOutOfRangeException(nameof(key), key.Purpose, "There is no key policy for this purpose."),
                },
                .. administrators.Count == 0 ? Array.Empty<PolicyStatement>() : [NeverUse(administrators)],
            ],
        };
    }

    /// <summary>
    /// The policy of a key by which approvals are signed and verified: approvers sign, one role verifies, and neither does the other.
    /// </summary>
    /// <param name="zone">The zone.</param>
    /// <param name="deployer">The role that deploys it.</param>
    /// <param name="administrators">The roles that administer the key besides.</param>
    /// <param name="signers">The roles that approve.</param>
    /// <param name="verifier">The ARN that the verifying role has or will have.</param>
    public static PolicyDocument ForApprovals(
        ZoneIdentity zone, Input<string> deployer, IReadOnlyList<Input<string>> administrators, IReadOnlyList<Input<string>> signers, string verifier) => new()
    {
        Statements =
        [
            .. Care(zone, [PolicyPrincipal.Aws(deployer), .. administrators.Select(PolicyPrincipal.Aws)]),
            new PolicyStatement("Sign", PolicyEffect.Allow)
            {
                Principals = [.. signers.Select(PolicyPrincipal.Aws)],
                Actions = ["kms:DescribeKey", "kms:GenerateMac"],
                Resources = ThisKey,
                Conditions = [OfOrganization(zone)],
            },
            new PolicyStatement("Verify", PolicyEffect.Allow)
            {
                Principals = [Account(zone)],
                Actions = ["kms:VerifyMac"],
                Resources = ThisKey,
                Conditions = [new PolicyCondition("ArnEquals", "aws:PrincipalArn", verifier)],
            },
            new PolicyStatement("DenySigningToOthers", PolicyEffect.Deny)
            {
                Principals = [PolicyPrincipal.Everyone],
                Actions = ["kms:GenerateMac"],
                Resources = ThisKey,
                Conditions = [new PolicyCondition("ArnNotEquals", "aws:PrincipalArn", [.. signers])],
            },
        ],
    };

    /// <summary>Administering a key, and rescuing one that nobody else can reach.</summary>
    private static PolicyStatement[] Care(ZoneIdentity zone, IReadOnlyList<PolicyPrincipal> administrators) =>
    [
        new PolicyStatement("Administer", PolicyEffect.Allow)
        {
            Principals = administrators,
            Actions = Administration,
            Resources = ThisKey,
            Conditions = [OfOrganization(zone)],
        },
        new PolicyStatement("RescueByRootUser", PolicyEffect.Allow)
        {
            Principals = [Account(zone)],
            Actions = Rescue,
            Resources = ThisKey,

            // Without it the account as a whole would be named, and IAM policies could hand the rescue to anybody in it.
            Conditions = [PolicyCondition.StringEquals("aws:PrincipalType", "Account")],
        },
    ];

    /// <summary>
    /// Roles of other accounts that write objects here: S3 decrypts the parts of a large upload to put them together. The account stands for
    /// the role, which may not exist yet.
    /// </summary>
    private static PolicyStatement[] EncryptByWriters(ZoneKey key, ZoneIdentity zone) => key.Writers.Count == 0
        ? []
        :
        [
            new("EncryptByWriters", PolicyEffect.Allow)
            {
                Principals =
                [
                    .. key.Writers.Select(role => role.Split(':')[4]).Distinct(StringComparer.Ordinal)
                        .Select(account => PolicyPrincipal.Aws($"arn:{zone.Partition}:iam::{account}:root")),
                ],
                Actions = ["kms:Decrypt", "kms:GenerateDataKey"],
                Resources = ThisKey,
                Conditions =
                [
                    OfOrganization(zone),
                    Via(zone, "s3"),
                    new PolicyCondition("ArnEquals", "aws:PrincipalArn", [.. key.Writers.Select(role => (Input<string>)role)]),
                ],
            },
        ];

    /// <summary>
    /// CloudWatch Logs gives the log group's ARN with every request (CloudWatch Logs user guide, "Encrypt log data using AWS KMS").
    /// </summary>
    private static PolicyStatement[] Logs(ZoneIdentity zone) =>
    [
        new("UseByCloudWatchLogs", PolicyEffect.Allow)
        {
            Principals = [PolicyPrincipal.Service($"logs.{zone.Region.Name}.{zone.Region.DnsSuffix}")],
            Actions = Use,
            Resources = ThisKey,
            Conditions =
            [
                PolicyCondition.ArnLike(
                    "kms:EncryptionContext:aws:logs:arn",
                    $"arn:{zone.Partition}:logs:{zone.Region.Name}:{zone.AccountId}:log-group:*"),
            ],
        },
    ];

    /// <summary>
    /// Roles of the account whose own policies name the key, through these services only: a new workload needs no new key policy
    /// (docs/decisions/0009). The account stands for all its roles here, and the role's own policy decides which of them.
    /// </summary>
    private static PolicyStatement UseByRoles(ZoneIdentity zone, params string[] services) => new("UseByRoles", PolicyEffect.Allow)
    {
        Principals = [Account(zone)],
        Actions = Use,
        Resources = ThisKey,
        Conditions = [OfOrganization(zone), Via(zone, services)],
    };

    /// <summary>
    /// The same roles, for services that keep using the key on behalf of what they made: a volume, a file system, a database.
    /// </summary>
    private static PolicyStatement GrantByRoles(ZoneIdentity zone, params string[] services) => new("CreateGrantByRoles", PolicyEffect.Allow)
    {
        Principals = [Account(zone)],
        Actions = ["kms:CreateGrant"],
        Resources = ThisKey,
        Conditions = [OfOrganization(zone), Via(zone, services), PolicyCondition.Bool("kms:GrantIsForAWSResource", true)],
    };

    private static PolicyStatement[] ByRoles(ZoneIdentity zone, params string[] services) =>
        [UseByRoles(zone, services), GrantByRoles(zone, services)];

    /// <summary>
    /// FSx for Lustre reads and writes the objects behind a file system with a role of its own for each file system, whose policy says nothing
    /// about keys (Amazon FSx for Lustre user guide, "Working with server-side encrypted Amazon S3 buckets"). It is named by a
    /// condition, because it does not exist before the file system.
    /// </summary>
    private static PolicyStatement UseByLustre(ZoneIdentity zone) => new("UseByLustre", PolicyEffect.Allow)
    {
        Principals = [PolicyPrincipal.Everyone],
        Actions = Use,
        Resources = ThisKey,
        Conditions =
        [
            PolicyCondition.ArnLike(
                "aws:PrincipalArn",
                $"arn:{zone.Partition}:iam::{zone.AccountId}:role/aws-service-role/"
                + "s3.data-source.lustre.fsx.amazonaws.com/AWSServiceRoleForFSxS3Access_*"),
            PolicyCondition.StringEquals("kms:CallerAccount", zone.AccountId),
            Via(zone, "s3"),
        ],
    };

    /// <summary>
    /// Services that put events into encrypted queues and topics (Amazon SQS developer guide, "Configure KMS permissions for AWS
    /// services"; Amazon SNS developer guide, "Enable compatibility between event sources from AWS services and encrypted topics").
    /// EventBridge tells KMS nothing about the source, so what narrows all of them is what is encrypted: messages of this account's own
    /// queues and topics, whose policies decide who may send there.
    /// </summary>
    private static PolicyStatement[] UseByEventSources(ZoneIdentity zone) =>
    [
        FromEventSources("UseForTopics", PolicyCondition.ArnLike("kms:EncryptionContext:aws:sns:topicArn", OfZone(zone, "sns"))),
        FromEventSources("UseForQueues", PolicyCondition.ArnLike("kms:EncryptionContext:aws:sqs:arn", OfZone(zone, "sqs"))),
    ];

    private static PolicyStatement FromEventSources(string id, PolicyCondition encrypted) => new(id, PolicyEffect.Allow)
    {
        Principals =
        [
            .. EventSources.Select(service => PolicyPrincipal.Service($"{service}.amazonaws.com")),
        ],
        Actions = ["kms:Decrypt", "kms:GenerateDataKey"],
        Resources = ThisKey,
        Conditions = [encrypted],
    };

    /// <summary>
    /// CloudTrail encrypts the log files of this account's trails, and Config its history; people read both through S3 and
    /// nothing else (AWS CloudTrail user guide, "Configure AWS KMS key policies for CloudTrail"; AWS Config developer guide,
    /// "Permissions for the KMS key for the AWS Config delivery channel").
    /// </summary>
    private static PolicyStatement[] Audit(ZoneIdentity zone)
    {
        var trails = $"arn:{zone.Partition}:cloudtrail:{zone.Region.Name}:{zone.AccountId}:trail/*";
        return
        [
            new("EncryptByCloudTrail", PolicyEffect.Allow)
            {
                Principals = [PolicyPrincipal.Service("cloudtrail.amazonaws.com")],

                // To decrypt is what CloudTrail needs to start a trail into a bucket with a bucket key.
                Actions = ["kms:Decrypt", "kms:GenerateDataKey"],
                Resources = ThisKey,
                Conditions = [PolicyCondition.ArnLike("aws:SourceArn", trails)],
            },
            new("DescribeByCloudTrail", PolicyEffect.Allow)
            {
                Principals = [PolicyPrincipal.Service("cloudtrail.amazonaws.com")],
                Actions = ["kms:DescribeKey"],
                Resources = ThisKey,
                Conditions = [PolicyCondition.ArnLike("aws:SourceArn", trails)],
            },
            new("EncryptByConfig", PolicyEffect.Allow)
            {
                Principals = [PolicyPrincipal.Service("config.amazonaws.com")],
                Actions = ["kms:Decrypt", "kms:GenerateDataKey"],
                Resources = ThisKey,
                Conditions = [PolicyCondition.StringEquals("aws:SourceAccount", zone.AccountId)],
            },
            new("ReadByRoles", PolicyEffect.Allow)
            {
                Principals = [Account(zone)],
                Actions = ["kms:Decrypt", "kms:DescribeKey"],
                Resources = ThisKey,
                Conditions = [OfOrganization(zone), Via(zone, "s3")],
            },
        ];
    }

    /// <summary>Not even by a policy of their own that somebody adds later.</summary>
    private static PolicyStatement NeverUse(IReadOnlyList<Input<string>> administrators) => new("AdministratorsNeverUse", PolicyEffect.Deny)
    {
        Principals = [.. administrators.Select(PolicyPrincipal.Aws)],
        Actions = [.. Use.Where(action => action != "kms:DescribeKey"), "kms:CreateGrant"],
        Resources = ThisKey,
    };

    /// <summary>The users encrypt and decrypt through the service, and not by calling KMS themselves.</summary>
    private static PolicyStatement[] UseThrough(string service, ZoneKey key, ZoneIdentity zone) => key.Users.Count == 0
        ? []
        :
        [
            new("Use", PolicyEffect.Allow)
            {
                Principals = [.. key.Users.Select(PolicyPrincipal.Aws)],
                Actions = Use,
                Resources = ThisKey,
                Conditions = [OfOrganization(zone), Via(zone, service)],
            },
        ];

    /// <summary>
    /// EKS asks for a grant on behalf of whoever makes the cluster, and uses the key by that grant. Conditions on the calling service do
    /// not hold for that request (Amazon EKS user guide, "Encrypt Kubernetes secrets with KMS": kms:GrantIsForAWSResource is not
    /// supported), so it is the deployer alone who may.
    /// </summary>
    private static PolicyStatement[] ClusterSecrets(ZoneIdentity zone, Input<string> deployer) =>
    [
        new("CreateGrantForCluster", PolicyEffect.Allow)
        {
            Principals = [PolicyPrincipal.Aws(deployer)],
            Actions = ["kms:CreateGrant"],
            Resources = ThisKey,
            Conditions = [OfOrganization(zone)],
        },
    ];

    /// <summary>
    /// Auto Scaling launches nodes with its service-linked role, which attaches encrypted volumes by grants (Amazon EC2 Auto Scaling user
    /// guide, "Required AWS KMS key policy for use with encrypted volumes"). The role is named by a condition and not as a principal,
    /// because a new account does not have it yet and KMS refuses principals that do not exist.
    /// </summary>
    private static PolicyStatement[] Volumes(ZoneKey key, ZoneIdentity zone)
    {
        var autoScaling = PolicyCondition.ArnLike(
            "aws:PrincipalArn",
            $"arn:{zone.Partition}:iam::{zone.AccountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling");
        var ofAccount = PolicyCondition.StringEquals("kms:CallerAccount", zone.AccountId);
        return
        [
            new("UseByAutoScaling", PolicyEffect.Allow)
            {
                Principals = [PolicyPrincipal.Everyone],
                Actions = Use,
                Resources = ThisKey,
                Conditions = [autoScaling, ofAccount],
            },
            new("CreateGrantByAutoScaling", PolicyEffect.Allow)
            {
                Principals = [PolicyPrincipal.Everyone],
                Actions = ["kms:CreateGrant"],
                Resources = ThisKey,
                Conditions = [autoScaling, ofAccount, PolicyCondition.Bool("kms:GrantIsForAWSResource", true)],
            },
            .. UseThrough("ec2", key, zone),
            .. key.Users.Count == 0
                ? Array.Empty<PolicyStatement>()
                :
                [
                    new PolicyStatement("CreateGrantForVolumes", PolicyEffect.Allow)
                    {
                        Principals = [.. key.Users.Select(PolicyPrincipal.Aws)],
                        Actions = ["kms:CreateGrant"],
                        Resources = ThisKey,
                        Conditions = [OfOrganization(zone), Via(zone, "ec2"), PolicyCondition.Bool("kms:GrantIsForAWSResource", true)],
                    },
                ],
        ];
    }

    /// <summary>
    /// The service asks for grants on behalf of whoever makes a workspace, and uses the key by them from then on, also for whoever queries
    /// (Amazon Managed Service for Prometheus user guide, "Encryption at rest").
    /// </summary>
    private static PolicyStatement[] Metrics(ZoneIdentity zone, Input<string> deployer) =>
    [
        new("CreateWorkspaces", PolicyEffect.Allow)
        {
            Principals = [PolicyPrincipal.Aws(deployer)],
            Actions = ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
            Resources = ThisKey,
            Conditions = [OfOrganization(zone), Via(zone, "aps")],
        },
    ];

    /// <summary>ECR asks for grants on behalf of whoever makes a repository (Amazon ECR user guide, "Encryption at rest").</summary>
    private static PolicyStatement Grant(string service, ZoneIdentity zone, Input<string> deployer) =>
        new("CreateGrant", PolicyEffect.Allow)
        {
            Principals = [PolicyPrincipal.Aws(deployer)],
            Actions = ["kms:CreateGrant", "kms:RetireGrant"],
            Resources = ThisKey,
            Conditions = [OfOrganization(zone), Via(zone, service)],
        };

    private static PolicyPrincipal Account(ZoneIdentity zone) => PolicyPrincipal.Aws($"arn:{zone.Partition}:iam::{zone.AccountId}:root");

    private static string OfZone(ZoneIdentity zone, string service) =>
        $"arn:{zone.Partition}:{service}:{zone.Region.Name}:{zone.AccountId}:{zone.Name}-*";

    private static PolicyCondition Via(ZoneIdentity zone, params string[] services) => PolicyCondition.StringEquals(
        "kms:ViaService", [.. services.Select(service => (Input<string>)$"{service}.{zone.Region.Name}.{zone.Region.DnsSuffix}")]);

    private static PolicyCondition OfOrganization(ZoneIdentity zone) =>
        PolicyCondition.StringEquals("aws:PrincipalOrgID", zone.OrganizationId);
}
