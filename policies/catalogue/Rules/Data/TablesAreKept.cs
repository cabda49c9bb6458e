using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Data;

/// <summary>DDB-03.</summary>
internal sealed class TablesAreKept() : ResourceRule(
    new()
    {
        Id = "DDB-03",
        Title = "DynamoDB tables cannot be deleted by mistake",
        Demand = "A table has deletion protection.",
        Why = "A table is deleted with one call, and its point-in-time recovery with it but for one last backup.",
        Repair = "Set deletionProtectionEnabled to true.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("DynamoDB.6")],
    },
    "aws:dynamodb/table:Table",
    "aws-native:dynamodb:Table")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "deletionProtectionEnabled",
            resource.Stated("deletionProtectionEnabled").Or(false).IsTrue,
            "One call deletes the table (deletionProtectionEnabled is false)."),
    ];
}
