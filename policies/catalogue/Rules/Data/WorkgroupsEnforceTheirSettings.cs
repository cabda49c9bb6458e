using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Data;

/// <summary>ATH-02.</summary>
internal sealed class WorkgroupsEnforceTheirSettings() : ResourceRule(
    new()
    {
        Id = "ATH-02",
        Title = "Workgroups enforce their settings",
        Demand = "A client cannot replace the settings of a workgroup by its own.",
        Why = "Otherwise a query may write its result to any bucket, unencrypted, with one option.",
        Repair = "Leave enforceWorkgroupConfiguration out, or set it to true.",
        Severity = Severity.Medium,
        Controls = [Control.Nist("CM-6")],
    },
    "aws:athena/workgroup:Workgroup",
    "aws-native:athena:WorkGroup")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var property = AthenaWorkgroup.PropertyOf(resource);
        var flag = resource.Type == "aws-native:athena:WorkGroup" ? "enforceWorkGroupConfiguration" : "enforceWorkgroupConfiguration";
        yield return resource.Demand(
            $"{property}.{flag}", resource.Given(property)[flag].Or(true).IsTrue, $"Clients may replace the workgroup's settings ({flag} is false).");
    }
}
