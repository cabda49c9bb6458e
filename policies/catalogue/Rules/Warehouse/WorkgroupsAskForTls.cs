using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RSS-02.</summary>
internal sealed class WorkgroupsAskForTls() : ResourceRule(
    new()
    {
        Id = "RSS-02",
        Title = "Serverless workgroups take connections over TLS only",
        Demand = "The configuration parameter require_ssl of a workgroup is true.",
        Why = "Without it a client may sign in and read rows in the clear, and nobody notices.",
        Repair = "Add require_ssl with the value true to configParameters.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("RedshiftServerless.2"), Control.Nist("SC-8")],
    },
    "aws:redshiftserverless/workgroup:Workgroup",
    "aws-native:redshiftserverless:Workgroup")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var value = ClusterParameters.In(resource, "require_ssl");
        yield return resource.Demand("configParameters", value.Or(false).IsTrue, $"The workgroup lets clients connect without TLS (require_ssl is {value}).");
    }
}
