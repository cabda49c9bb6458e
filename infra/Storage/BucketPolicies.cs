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

    /// <summary>For a bucket that only some roles of the zone may add to, told by the beginnings of their names.</summary>
    public static PolicyStatement[] ForWriters(string arn, ZoneIdentity zone, IReadOnlyList<string> beginnings) => beginnings.Count == 0
        ? []
        : [DenyPut("DenyOtherWriters", arn, new PolicyCondition(
            "ArnNotLike",
            "aws:PrincipalArn",
            [.. beginnings.Select(beginning => (Input<string>)$"arn:{zone.Partition}:iam::{zone.AccountId}:role/{zone.Name}-{beginning}*")]))];

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

    /// <summary>For a part of a bucket that only some write to; they and the bucket may be of different accounts.</summary>
    public static PolicyStatement[] ForWriter(string arn, ZoneIdentity zone, BucketWriter writer)
    {
        var part = string.Concat(writer.Prefix.Split('/', '-', '.', '_', '=').Where(word => word.Length > 0).Select(word => $"{char.ToUpperInvariant(word[0])}{word[1..]}"));
        var foreign = writer.RoleArns.Where(role => AccountOf(role) != zone.AccountId).ToList();
        var deny = new PolicyStatement($"DenyOtherWritersOf{part}", PolicyEffect.Deny)
        {
            Principals = [PolicyPrincipal.Everyone],
            Actions = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject", "s3:ReplicateObject"],
            Resources = [$"{arn}/{writer.Prefix}*"],
            Conditions = [new PolicyCondition("ArnNotEquals", "aws:PrincipalArn", Texts(writer.RoleArns))],
        };
        return foreign.Count == 0
            ? [deny]
            :
            [
                deny,
                new PolicyStatement($"WriteFromOtherAccountsTo{part}", PolicyEffect.Allow)
                {
                    Principals = [.. foreign.Select(AccountOf).Distinct().Select(account => PolicyPrincipal.Aws($"arn:{zone.Partition}:iam::{account}:root"))],
                    Actions = ["s3:AbortMultipartUpload", "s3:PutObject"],
                    Resources = [$"{arn}/{writer.Prefix}*"],
                    Conditions =
                    [
                        PolicyCondition.StringEquals("aws:PrincipalOrgID", zone.OrganizationId),
                        new PolicyCondition("ArnEquals", "aws:PrincipalArn", Texts(foreign)),
                    ],
                },
            ];
    }

    /// <summary>The account in the ARN of a role.</summary>
    public static string AccountOf(string roleArn) => roleArn.Split(':') is { Length: > 4 } parts ? parts[4] : "";

    private static Input<string>[] Texts(IEnumerable<string> texts) => [.. texts.Select(text => (Input<string>)text)];

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
