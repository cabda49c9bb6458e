using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Keys;

/// <summary>KMS-01.</summary>
internal sealed class KeysRotate() : ResourceRule(
    new()
    {
        Id = "KMS-01",
        Title = "Keys rotate",
        Demand = "Every symmetric key for encryption whose material KMS makes is rotated by KMS.",
        Why = "Rotation bounds how much data one piece of key material opens.",
        Repair = "Set enableKeyRotation to true.",
        Severity = Severity.Medium,
        Controls =
        [
            Control.SecurityHub("KMS.4"), Control.CisAws("3.6"), Control.Nist("SC-12"), Control.Nist("SC-12(2)"), Control.Nist("SC-28(3)"),
            Control.Pci("3.7.4"),
        ],
    },
    KeyTypes.Key,
    KeyTypes.NativeKey)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        // KMS rotates neither asymmetric and HMAC keys nor what lies in another key store: KMS Developer Guide, "Rotate AWS KMS keys".
        var isOther = !resource.Stated("keyUsage").Or("ENCRYPT_DECRYPT").Is("ENCRYPT_DECRYPT")
            | !resource.Stated(resource.Type == KeyTypes.Key ? "customerMasterKeySpec" : "keySpec").Or("SYMMETRIC_DEFAULT").Is("SYMMETRIC_DEFAULT")
            | !resource.Stated("origin").Or("AWS_KMS").Is("AWS_KMS")
            | !resource.Inputs["customKeyStoreId"].IsAbsent;
        return
        [
            resource.Demand(
                "enableKeyRotation",
                isOther | resource.Stated("enableKeyRotation").Or(false).IsTrue,
                "The key is never rotated (enableKeyRotation is false)."),
        ];
    }
}
