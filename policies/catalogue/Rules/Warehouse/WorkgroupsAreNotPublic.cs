using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RSS-03.</summary>
internal sealed class WorkgroupsAreNotPublic() : ResourceRule(
    new()
    {
        Id = "RSS-03",
        Title = "Serverless workgroups have no public address",
        Demand = "A workgroup is not publicly accessible.",
        Why = "A public workgroup stands on the internet with a name that anybody can look up, behind one password and one "
            + "security group.",
        Repair = "Leave publiclyAccessible out, or set it to false.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("RedshiftServerless.3"), Control.Nist("SC-7")],
    },
    "aws:redshiftserverless/workgroup:Workgroup",
    "aws-native:redshiftserverless:Workgroup")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "publiclyAccessible",
            resource.Stated("publiclyAccessible").Or(false).IsFalse,
            "The workgroup has a public address (publiclyAccessible is true)."),
    ];
}
