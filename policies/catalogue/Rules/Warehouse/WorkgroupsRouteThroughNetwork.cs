using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RSS-01.</summary>
internal sealed class WorkgroupsRouteThroughNetwork() : ResourceRule(
    new()
    {
        Id = "RSS-01",
        Title = "Serverless workgroups load and unload through the VPC",
        Demand = "A Redshift Serverless workgroup has enhanced VPC routing.",
        Why = "Without it COPY and UNLOAD go past security groups, endpoint policies and flow logs: the short way to take a table out.",
        Repair = "Set enhancedVpcRouting to true.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("RedshiftServerless.1"), Control.Nist("SC-7")],
    },
    "aws:redshiftserverless/workgroup:Workgroup",
    "aws-native:redshiftserverless:Workgroup")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "enhancedVpcRouting",
            resource.Stated("enhancedVpcRouting").Or(false).IsTrue,
            "COPY and UNLOAD go past the VPC (enhancedVpcRouting is false)."),
    ];
}
