using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Security;

/// <summary>
/// The statement by which a workload's role may use a key of the zone through one service. It needs the key's policy too, which admits the
/// services of its <see cref="KeyPurpose"/>.
/// </summary>
public static class KeyUse
{
    /// <summary>Reading what is encrypted.</summary>
    /// <param name="id">The statement's id, "DecryptObjects".</param>
    /// <param name="zone">The zone.</param>
    /// <param name="keyArn">The key's ARN.</param>
    /// <param name="service">The service as KMS writes it: "s3", "sqs", "secretsmanager".</param>
    public static PolicyStatement Read(string id, ZoneIdentity zone, Input<string> keyArn, string service) =>
        Of(id, zone, keyArn, service, "kms:Decrypt", "kms:DescribeKey");

    /// <summary>Reading what is encrypted, and writing: S3 decrypts the parts of a large upload to put them together.</summary>
    /// <inheritdoc cref="Read"/>
    public static PolicyStatement ReadAndWrite(string id, ZoneIdentity zone, Input<string> keyArn, string service) =>
        Of(id, zone, keyArn, service, "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey");

    /// <summary>
    /// Having a service encrypt what the role makes in it: volumes of jobs and machines, file systems. The service asks for a grant on the
    /// role's behalf, for its own resources only.
    /// </summary>
    /// <inheritdoc cref="Read"/>
    public static PolicyStatement[] ForResources(string id, ZoneIdentity zone, Input<string> keyArn, string service) =>
    [
        Of(id, zone, keyArn, service, "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext"),
        new($"{id}ByGrant", PolicyEffect.Allow)
        {
            Actions = ["kms:CreateGrant"],
            Resources = [keyArn],
            Conditions =
            [
                PolicyCondition.StringEquals("kms:ViaService", $"{service}.{zone.Region.Name}.{zone.Region.DnsSuffix}"),
                PolicyCondition.Bool("kms:GrantIsForAWSResource", true),
            ],
        },
    ];

    private static PolicyStatement Of(string id, ZoneIdentity zone, Input<string> keyArn, string service, params string[] actions) =>
        new(id, PolicyEffect.Allow)
        {
            Actions = actions,
            Resources = [keyArn],
            Conditions =
            [
                PolicyCondition.StringEquals("kms:ViaService", $"{service}.{zone.Region.Name}.{zone.Region.DnsSuffix}"),
            ],
        };
}
