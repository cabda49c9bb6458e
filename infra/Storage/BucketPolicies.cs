using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Storage;

/// <summary>The statements of bucket policies. They deny only: what is allowed is for the policies of the roles to say.</summary>
internal static class BucketPolicies
{
    private const string EncryptionHeader = "s3:x-amz-server-side-encryption";
    private const string KeyHeader = "s3:x-amz-server-side-encryption-aws-kms-key-id";
    private const string CustomerKeyHeader = "s3:x-amz-server-side-encryption-customer-algorithm";

    /// <summary>For every bucket: TLS 1.2 or newer, and nobody from outside the organisation but AWS services.</summary>
    public static PolicyStatement[] ForEveryBucket(string arn, ZoneIdentity zone) =>
    [
        Deny("DenyInsecureTransport", arn, PolicyCondition.Bool("aws:SecureTransport", false)),
        Deny("DenyOldTls", arn, new PolicyCondition("NumericLessThan", "s3:TlsVersion", "1.2")),
        Deny(
            "DenyOutsideOrganization",
            arn,
            new PolicyCondition("StringNotEqualsIfExists", "aws:PrincipalOrgID", zone.OrganizationId),
            new PolicyCondition("BoolIfExists", "aws:PrincipalIsAWSService", "false")),
    ];

    /// <summary>
    /// For a bucket with a key of its own: an upload names this key or nothing. One that asks for KMS and names no key would get the
    /// account's "aws/s3" key, and one that brings its own key (SSE-C) would be unreadable for everybody else.
    /// </summary>
    public static PolicyStatement[] ForKey(string arn, Input<string> keyArn) =>
    [
        DenyPut(
            "DenyOtherEncryption",
            arn,
            PolicyCondition.Null(EncryptionHeader, absent: false),
            new PolicyCondition("StringNotEquals", EncryptionHeader, "aws:kms")),
        DenyPut(
            "DenyOtherKey",
            arn,
            PolicyCondition.Null(KeyHeader, absent: false),
            new PolicyCondition("StringNotEquals", KeyHeader, keyArn)),
        DenyPut(
            "DenyUnnamedKey",
            arn,
            PolicyCondition.StringEquals(EncryptionHeader, "aws:kms"),
            PolicyCondition.Null(KeyHeader, absent: true)),
        DenyPut("DenyCustomerKeys", arn, PolicyCondition.Null(CustomerKeyHeader, absent: false)),
    ];

    /// <summary>For a bucket that gets access logs: S3 writes them, for buckets of this account only.</summary>
    public static PolicyStatement ForAccessLogs(string arn, ZoneIdentity zone) => new("WriteAccessLogs", PolicyEffect.Allow)
    {
        Principals = [PolicyPrincipal.Service("logging.s3.amazonaws.com")],
        Actions = ["s3:PutObject"],
        Resources = [$"{arn}/*"],
        Conditions =
        [
            PolicyCondition.StringEquals("aws:SourceAccount", zone.AccountId),
            PolicyCondition.ArnLike("aws:SourceArn", $"arn:{zone.Partition}:s3:::{zone.Name}-*"),
        ],
    };

    private static PolicyStatement Deny(string id, string arn, params PolicyCondition[] conditions) => new(id, PolicyEffect.Deny)
    {
        Principals = [PolicyPrincipal.Everyone],
        Actions = ["s3:*"],
        Resources = [arn, $"{arn}/*"],
        Conditions = conditions,
    };

    private static PolicyStatement DenyPut(string id, string arn, params PolicyCondition[] conditions) => new(id, PolicyEffect.Deny)
    {
        Principals = [PolicyPrincipal.Everyone],
        Actions = ["s3:PutObject"],
        Resources = [$"{arn}/*"],
        Conditions = conditions,
    };
}
