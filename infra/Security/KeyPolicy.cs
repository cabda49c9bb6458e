using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Security;

/// <summary>
/// The key policies of a zone. Who administers a key cannot use it, who uses it cannot administer it, and each AWS service gets what its
/// own guide says it needs, and only for this account. No statement leaves a decision to IAM policies alone.
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
                new PolicyStatement("Administer", PolicyEffect.Allow)
                {
                    Principals = all,
                    Actions = Administration,
                    Resources = ThisKey,
                    Conditions = [OfOrganization(zone)],
                },
                new PolicyStatement("RescueByRootUser", PolicyEffect.Allow)
                {
                    Principals = [PolicyPrincipal.Aws($"arn:{zone.Partition}:iam::{zone.AccountId}:root")],
                    Actions = Rescue,
                    Resources = ThisKey,

                    // Without it the account as a whole would be named, and IAM policies could hand the rescue to anybody in it.
                    Conditions = [PolicyCondition.StringEquals("aws:PrincipalType", "Account")],
                },
                .. key.Purpose switch
                {
                    KeyPurpose.Logs => Logs(zone),
                    KeyPurpose.Storage => UseThrough("s3", key, zone),
                    KeyPurpose.Registry => [Grant("ecr", zone, deployer), .. UseThrough("ecr", key, zone)],
                    KeyPurpose.ClusterSecrets => ClusterSecrets(zone, deployer),
                    KeyPurpose.Volumes => Volumes(key, zone),
                    _ => throw new ArgumentOutOfRangeException(nameof(key), key.Purpose, "There is no key policy for this purpose."),
                },
            ],
        };
    }

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
                Conditions = [OfOrganization(zone), Via(service, zone)],
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
                        Conditions = [OfOrganization(zone), Via("ec2", zone), PolicyCondition.Bool("kms:GrantIsForAWSResource", true)],
                    },
                ],
        ];
    }

    /// <summary>ECR asks for grants on behalf of whoever makes a repository (Amazon ECR user guide, "Encryption at rest").</summary>
    private static PolicyStatement Grant(string service, ZoneIdentity zone, Input<string> deployer) =>
        new("CreateGrant", PolicyEffect.Allow)
        {
            Principals = [PolicyPrincipal.Aws(deployer)],
            Actions = ["kms:CreateGrant", "kms:RetireGrant"],
            Resources = ThisKey,
            Conditions = [OfOrganization(zone), Via(service, zone)],
        };

    private static PolicyCondition Via(string service, ZoneIdentity zone) =>
        PolicyCondition.StringEquals("kms:ViaService", $"{service}.{zone.Region.Name}.{zone.Region.DnsSuffix}");

    private static PolicyCondition OfOrganization(ZoneIdentity zone) =>
        PolicyCondition.StringEquals("aws:PrincipalOrgID", zone.OrganizationId);
}
