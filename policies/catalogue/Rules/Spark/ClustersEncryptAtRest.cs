using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Spark;

/// <summary>EMR-04.</summary>
internal sealed class ClustersEncryptAtRest() : ResourceRule(
    new()
    {
        Id = "EMR-04",
        Title = "EMR encrypts what it stores with keys of the bank",
        Demand = "A security configuration encrypts objects in S3 and local disks, EBS volumes included, with customer managed KMS keys.",
        Why = "Spark writes whole tables to disk between its stages; a disk that is not encrypted keeps them.",
        Repair = "Set EnableAtRestEncryption, S3EncryptionConfiguration (SSE-KMS or CSE-KMS) and LocalDiskEncryptionConfiguration "
            + "(AwsKms, EnableEbsEncryption) with keys.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("EMR.3"), Control.Nist("SC-28")],
    },
    "aws:emr/securityConfiguration:SecurityConfiguration",
    "aws-native:emr:SecurityConfiguration")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var security = SparkSecurity.Of(resource);
        if (security.Problem is { } problem)
        {
            return [Verdict.Open(resource, problem, security.Property)];
        }

        var encryption = security.Root["EncryptionConfiguration"];
        var rest = encryption["AtRestEncryptionConfiguration"];
        var (s3, disk) = (rest["S3EncryptionConfiguration"], rest["LocalDiskEncryptionConfiguration"]);
        var enabled = encryption["EnableAtRestEncryption"].Or(false).IsTrue;
        return
        [
            Demand(enabled, "encrypts nothing that it stores (EnableAtRestEncryption is false)"),
            Demand(
                !enabled | (s3["EncryptionMode"].IsOneOf("SSE-KMS", "CSE-KMS") & s3["AwsKmsKey"].IsCustomerKey()),
                $"writes to S3 without a customer managed key (EncryptionMode is {s3["EncryptionMode"]}, AwsKmsKey is {s3["AwsKmsKey"]})"),
            Demand(
                !enabled | (disk["EncryptionKeyProviderType"].Is("AwsKms") & disk["AwsKmsKey"].IsCustomerKey()),
                $"writes to local disks without a customer managed key (EncryptionKeyProviderType is {disk["EncryptionKeyProviderType"]})"),
            Demand(!enabled | disk["EnableEbsEncryption"].Or(false).IsTrue, "leaves root volumes out (EnableEbsEncryption is false)"),
        ];

        Verdict? Demand(Truth holds, string breach) => resource.Demand(security.Property, holds, $"The security configuration {breach}.");
    }
}
