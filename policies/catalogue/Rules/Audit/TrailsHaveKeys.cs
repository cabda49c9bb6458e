using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Audit;

/// <summary>CTR-02.</summary>
internal sealed class TrailsHaveKeys() : ResourceRule(
    new()
    {
        Id = "CTR-02",
        Title = "Trails are encrypted with a key of the bank",
        Demand = "A trail has a customer managed KMS key.",
        Why = "With S3's own encryption everybody who may read the bucket reads the log; with a key, only those who may use it too.",
        Repair = "Set kmsKeyId to the key for audit data.",
        Severity = Severity.Medium,
        Controls =
        [
            Control.Fsbp("CloudTrail.2"), Control.CisAws("3.5"), Control.Nist("SC-28"), Control.Nist("AU-9"),
            Control.Pci("10.3.2"),
        ],
    },
    "aws:cloudtrail/trail:Trail",
    "aws-native:cloudtrail:Trail")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "kmsKeyId",
            resource.HasCustomerKey("kmsKeyId"),
            $"The trail has no customer managed key (kmsKeyId is {resource.Given("kmsKeyId")})."),
    ];
}
