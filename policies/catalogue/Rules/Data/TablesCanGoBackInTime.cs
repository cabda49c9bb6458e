using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Data;

/// <summary>DDB-01.</summary>
internal sealed class TablesCanGoBackInTime() : ResourceRule(
    new()
    {
        Id = "DDB-01",
        Title = "DynamoDB tables can go back in time",
        Demand = "A table has point-in-time recovery.",
        Why = "One wrong batch overwrites a table in seconds; without it the last export is all there is.",
        Repair = "Set pointInTimeRecovery.enabled to true.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("DynamoDB.2"), Control.Nist("CP-9"), Control.Nist("CP-10")],
    },
    "aws:dynamodb/table:Table",
    "aws-native:dynamodb:Table")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var (property, flag) = resource.Type == "aws-native:dynamodb:Table"
            ? ("pointInTimeRecoverySpecification", "pointInTimeRecoveryEnabled")
            : ("pointInTimeRecovery", "enabled");
        yield return resource.Demand(
            $"{property}.{flag}", resource.Given(property)[flag].Or(false).IsTrue, $"The table cannot go back in time ({property}.{flag} is false).");
    }
}
