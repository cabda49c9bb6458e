using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RED-06.</summary>
internal sealed class ClustersRouteThroughNetwork() : ResourceRule(
    new()
    {
        Id = "RED-06",
        Title = "Redshift clusters load and unload through the VPC",
        Demand = "A cluster has enhanced VPC routing.",
        Why = "Without it COPY and UNLOAD go past security groups, endpoint policies and flow logs: the short way to take a table out.",
        Repair = "Set enhancedVpcRouting to true.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("Redshift.7"), Control.Nist("SC-7"), Control.Nist("AC-4")],
    },
    "aws:redshift/cluster:Cluster",
    "aws-native:redshift:Cluster")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "enhancedVpcRouting",
            resource.Stated("enhancedVpcRouting").Or(false).IsTrue,
            "COPY and UNLOAD go past the VPC (enhancedVpcRouting is false)."),
    ];
}
