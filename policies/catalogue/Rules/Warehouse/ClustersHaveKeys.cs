using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RED-08.</summary>
internal sealed class ClustersHaveKeys() : ResourceRule(
    new()
    {
        Id = "RED-08",
        Title = "Redshift clusters are encrypted with a key of the bank",
        Demand = "A cluster is encrypted and has a customer managed KMS key.",
        Why = "Only a key of the bank can be closed, given to named principals and followed in the audit log.",
        Repair = "Set encrypted to true and kmsKeyId to a key of the zone.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("Redshift.10"), Control.Nist("SC-28"), Control.Nist("SC-13")],
    },
    "aws:redshift/cluster:Cluster",
    "aws-native:redshift:Cluster")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand("encrypted", !resource.Given("encrypted").IsFalse, "The cluster is not encrypted (encrypted is false)."),
        resource.Demand(
            "kmsKeyId",
            resource.HasCustomerKey("kmsKeyId"),
            $"The cluster has no customer managed key (kmsKeyId is {resource.Given("kmsKeyId")})."),
    ];
}
