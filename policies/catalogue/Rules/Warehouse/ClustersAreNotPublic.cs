using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RED-01.</summary>
internal sealed class ClustersAreNotPublic() : ResourceRule(
    new()
    {
        Id = "RED-01",
        Title = "Redshift clusters have no public address",
        Demand = "A cluster is not publicly accessible.",
        Why = "A public cluster stands on the internet with a name that anybody can look up, behind one password and one security group.",
        Repair = "Leave publiclyAccessible out, or set it to false.",
        Severity = Severity.Critical,
        Controls = [Control.Fsbp("Redshift.1"), Control.Nist("SC-7"), Control.Nist("AC-4"), Control.Pci("1.4.4")],
    },
    "aws:redshift/cluster:Cluster",
    "aws-native:redshift:Cluster")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "publiclyAccessible",
            resource.Stated("publiclyAccessible").Or(false).IsFalse,
            "The cluster has a public address (publiclyAccessible is true)."),
    ];
}
