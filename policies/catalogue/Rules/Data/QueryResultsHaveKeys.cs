using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Data;

/// <summary>ATH-01.</summary>
internal sealed class QueryResultsHaveKeys() : ResourceRule(
    new()
    {
        Id = "ATH-01",
        Title = "Query results are encrypted with a key of the bank",
        Demand = "A workgroup encrypts its results with a customer managed KMS key.",
        Why = "A result is a copy of what was asked, and lies in the bucket long after the question.",
        Repair = "Set resultConfiguration.encryptionConfiguration to SSE_KMS or CSE_KMS with a key of the zone.",
        Severity = Severity.Medium,
        Controls = [Control.Nist("SC-28")],
    },
    "aws:athena/workgroup:Workgroup",
    "aws-native:athena:WorkGroup")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var property = AthenaWorkgroup.PropertyOf(resource);
        var configuration = resource.Given(property);
        var results = configuration["resultConfiguration"]["encryptionConfiguration"];
        var key = results["kmsKeyArn"].Or(results["kmsKey"]);
        var managed = configuration["managedQueryResultsConfiguration"];
        yield return resource.Demand(
            $"{property}.resultConfiguration.encryptionConfiguration",
            (results["encryptionOption"].IsOneOf("SSE_KMS", "CSE_KMS") & key.IsCustomerKey(resource, property))
                | (managed["enabled"].Or(false).IsTrue & managed["encryptionConfiguration"]["kmsKey"].IsCustomerKey(resource, property)),
            $"Results have no customer managed key (encryptionOption is {results["encryptionOption"].Given()}, the key is {key.Given()}).");
    }
}
