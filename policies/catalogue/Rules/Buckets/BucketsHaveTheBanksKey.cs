using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.Keys;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>S3-04.</summary>
internal sealed class BucketsHaveTheBanksKey() : StackRule(
    new()
    {
        Id = "S3-04",
        Title = "Buckets are encrypted with a key of the bank",
        Demand =
            "A bucket encrypts with SSE-KMS, a key of the bank and a bucket key. A bucket that gets access logs has SSE-S3, since "
            + "S3 delivers to no other.",
        Why = "Only with a key of its own can the bank say who reads, see who read, and close everything at once.",
        Repair = "Set sseAlgorithm to aws:kms, kmsMasterKeyId to the key's ARN and bucketKeyEnabled to true.",
        Severity = Severity.Medium,
        Controls =
        [
            Control.SecurityHub("S3.17"), Control.Nist("SC-28"), Control.Nist("SC-28(1)"), Control.Nist("SC-13"), Control.Pci("3.5.1"),
        ],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        foreach (var bucket in BucketView.Of(stack).Where(bucket => !bucket.IsLogTarget))
        {
            var encryption = bucket.Encryption;
            yield return encryption.Missing("The bucket says nothing of its encryption, and so has S3's own key.");
            if (encryption.Settings.IsAbsent)
            {
                continue;
            }

            var algorithm = bucket.EncryptionDefaults["sseAlgorithm"];
            yield return encryption.On.Demand(
                encryption.Path, algorithm.IsOneOf("aws:kms", "aws:kms:dsse"), $"The bucket is not encrypted by KMS (sseAlgorithm is {algorithm}).");
            if (algorithm.Is("AES256").IsYes)
            {
                continue;
            }

            var key = bucket.EncryptionDefaults["kmsMasterKeyId"].Or(bucket.EncryptionDefaults["kmsMasterKeyID"]);
            var isComing = key.IsUnknown && stack.TargetsOf(encryption.On, encryption.Path.Split('.')[0], KeyTypes.Keys).Count > 0;
            yield return encryption.On.Demand(
                encryption.Path,
                isComing | (key.IsSet & !key.Matches(id => id.EndsWith("alias/aws/s3", StringComparison.Ordinal))),
                $"The bucket's key is AWS's and not the bank's (kmsMasterKeyId is {key}).");

            // DSSE knows no bucket keys: S3 User Guide, "Using dual-layer server-side encryption".
            yield return encryption.On.Demand(
                encryption.Path,
                algorithm.Is("aws:kms:dsse") | encryption.Settings["bucketKeyEnabled"].Or(false).IsTrue,
                "The bucket has no bucket key, so that every object asks KMS (bucketKeyEnabled is false).");
        }
    }
}
