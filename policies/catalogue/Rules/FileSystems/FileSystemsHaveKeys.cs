using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.FileSystems;

/// <summary>EFS-01.</summary>
internal sealed class FileSystemsHaveKeys() : ResourceRule(
    new()
    {
        Id = "EFS-01",
        Title = "File systems are encrypted with a key of the bank",
        Demand = "An EFS file system is encrypted and has a customer managed KMS key.",
        Why = "Encryption cannot be added later, and only a key of the bank can be closed and followed in the audit log.",
        Repair = "Set encrypted to true and kmsKeyId to a key of the zone. An existing file system must be copied.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("EFS.1"), Control.Fsbp("EFS.8"), Control.CisAws("2.4.1"), Control.Nist("SC-28"), Control.Nist("SC-13")],
    },
    "aws:efs/fileSystem:FileSystem",
    "aws-native:efs:FileSystem")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "encrypted",
            resource.Stated("encrypted").Or(false).IsTrue,
            "The file system is not encrypted (encrypted is false)."),
        resource.Demand(
            "kmsKeyId",
            resource.HasCustomerKey("kmsKeyId"),
            $"The file system has no customer managed key (kmsKeyId is {resource.Given("kmsKeyId")})."),
    ];
}
