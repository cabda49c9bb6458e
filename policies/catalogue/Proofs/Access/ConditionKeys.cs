namespace LandingZone.Policies.Proofs.Access;

/// <summary>
/// The condition keys that the prover knows. Of some it knows the value (<see cref="RequestContext"/>); the others may have any value
/// or none, as the caller likes. Source: IAM User Guide, "AWS global condition context keys", and the Service Authorization Reference.
/// </summary>
internal static class ConditionKeys
{
    private static readonly HashSet<string> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast", "aws:CurrentTime", "aws:EpochTime", "aws:MultiFactorAuthAge",
        "aws:MultiFactorAuthPresent", "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalIsAWSService", "aws:PrincipalOrgID",
        "aws:PrincipalServiceName", "aws:PrincipalServiceNamesList", "aws:PrincipalType", "aws:Referer", "aws:RequestedRegion",
        "aws:ResourceAccount", "aws:ResourceOrgID", "aws:SecureTransport", "aws:SourceAccount", "aws:SourceArn", "aws:SourceIdentity",
        "aws:SourceOrgID", "aws:SourceVpc", "aws:SourceVpce", "aws:TagKeys", "aws:TokenIssueTime", "aws:UserAgent", "aws:ViaAWSService",
        "aws:userid", "aws:username",
        "cloudwatch:namespace",
        "ec2:AuthorizedService", "ec2:CreateAction", "ec2:Owner", "ec2:Subnet", "ec2:Vpc",
        "elasticfilesystem:AccessPointArn", "elasticfilesystem:AccessedViaMountTarget",
        "events:ManagedBy",
        "iam:AWSServiceName", "iam:AssociatedResourceArn", "iam:PassedToService", "iam:PermissionsBoundary", "iam:PolicyARN",
        "kms:CallerAccount", "kms:EncryptionAlgorithm", "kms:EncryptionContextKeys", "kms:GrantConstraintType", "kms:GrantIsForAWSResource",
        "kms:GrantOperations", "kms:GranteePrincipal", "kms:KeyOrigin", "kms:RequestAlias", "kms:ViaService",
        "lambda:FunctionArn", "lambda:FunctionUrlAuthType", "lambda:SourceFunctionArn",
        "redshift-data:statement-owner-iam-userid",
        "s3:TlsVersion", "s3:VersionId", "s3:authType", "s3:delimiter", "s3:max-keys", "s3:object-lock-mode",
        "s3:object-lock-remaining-retention-days", "s3:prefix", "s3:signatureAge", "s3:signatureversion", "s3:x-amz-acl",
        "s3:x-amz-content-sha256", "s3:x-amz-copy-source", "s3:x-amz-grant-full-control", "s3:x-amz-metadata-directive",
        "s3:x-amz-server-side-encryption", "s3:x-amz-server-side-encryption-aws-kms-key-id",
        "s3:x-amz-server-side-encryption-customer-algorithm", "s3:x-amz-storage-class",
        "sagemaker:InstanceTypes", "sagemaker:NetworkIsolation", "sagemaker:OutputKmsKey", "sagemaker:OwnerUserProfileArn",
        "sagemaker:SpaceSharingType", "sagemaker:TaggingAction", "sagemaker:UserProfileName", "sagemaker:VolumeKmsKey",
        "sagemaker:VpcSecurityGroupIds", "sagemaker:VpcSubnets", "sagemaker:WorkteamArn",
        "SAML:aud", "SAML:iss", "SAML:sub", "sts:ExternalId", "sts:RoleSessionName", "sts:SourceIdentity", "sts:TransitiveTagKeys",
    };

    private static readonly string[] Families =
    [
        "aws:PrincipalTag/", "aws:RequestTag/", "aws:ResourceTag/", "ec2:ResourceTag/", "ecr:ResourceTag/", "iam:ResourceTag/",
        "kms:EncryptionContext:", "s3:ExistingObjectTag/", "s3:RequestObjectTag/", "secretsmanager:ResourceTag/", "ssm:resourceTag/",
    ];

    private static readonly HashSet<string> Sets = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:CalledVia", "aws:PrincipalServiceNamesList", "aws:TagKeys", "kms:EncryptionContextKeys", "kms:GrantOperations",
        "sagemaker:InstanceTypes", "sagemaker:VpcSecurityGroupIds", "sagemaker:VpcSubnets", "sts:TransitiveTagKeys",
    };

    /// <summary>Whether the prover knows a key.</summary>
    public static bool IsModelled(string key) =>
        Named.Contains(key) || Families.Any(family => key.StartsWith(family, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a key has a set of values.</summary>
    public static bool HasManyValues(string key) => Sets.Contains(key);
}
