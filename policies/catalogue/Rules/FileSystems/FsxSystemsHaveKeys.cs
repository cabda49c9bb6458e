using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.FileSystems;

/// <summary>FSX-01.</summary>
internal sealed class FsxSystemsHaveKeys() : ResourceRule(
    new()
    {
        Id = "FSX-01",
        Title = "FSx file systems are encrypted with a key of the bank",
        Demand = "Every FSx file system has a customer managed KMS key.",
        Why = "Training data lies on it for days; only a key of the bank can be closed and followed in the audit log.",
        Repair = "Set kmsKeyId to a key of the zone. Lustre takes one in the persistent deployment types only.",
        Severity = Severity.Medium,
        Controls = [Control.Nist("SC-28")],
    },
    "aws:fsx/lustreFileSystem:LustreFileSystem",
    "aws:fsx/ontapFileSystem:OntapFileSystem",
    "aws:fsx/windowsFileSystem:WindowsFileSystem",
    "aws:fsx/openZfsFileSystem:OpenZfsFileSystem")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "kmsKeyId",
            resource.HasCustomerKey("kmsKeyId"),
            $"The file system has no customer managed key (kmsKeyId is {resource.Given("kmsKeyId")})."),
    ];
}
