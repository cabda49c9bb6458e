using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Data;

/// <summary>DDB-04.</summary>
internal sealed class TablesScale() : StackRule(
    new()
    {
        Id = "DDB-04",
        Title = "DynamoDB tables scale with their load",
        Demand = "A table is billed by request, or application autoscaling moves its read and write capacity.",
        Why = "A table with fixed capacity refuses requests when the load grows, and whoever waits for it fails.",
        Repair = "Set billingMode to PAY_PER_REQUEST, or add an aws.appautoscaling.Target for reads and one for writes.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("DynamoDB.1")],
    })
{
    private const string Reads = "dynamodb:table:ReadCapacityUnits";
    private const string Writes = "dynamodb:table:WriteCapacityUnits";

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        // A target names its table as "table/name".
        var targets = stack.OfType("aws:appautoscaling/target:Target", "aws-native:applicationautoscaling:ScalableTarget").ToLookup(target => target.Stated("resourceId").Text ?? "");
        foreach (var table in stack.OfType("aws:dynamodb/table:Table", "aws-native:dynamodb:Table"))
        {
            var mode = table.Given("billingMode").Or("PROVISIONED");
            var name = table["name"].Given().Or(table["tableName"].Given());
            var own = targets[$"table/{name.Text}"].ToList();
            var scaled = Moves(own, Reads) & Moves(own, Writes);
            var unsure = name.Text is null || targets[""].Any();
            yield return table.Demand(
                "billingMode",
                mode.Is("PAY_PER_REQUEST") | (scaled.IsNo && unsure && targets.Count > 0 ? Truth.Unknown : scaled),
                $"The table has a fixed capacity (billingMode is {mode}, and no autoscaling moves reads and writes).");
        }
    }

    private static Truth Moves(IEnumerable<Resource> targets, string dimension) =>
        Truth.Any(targets, target => target.Stated("scalableDimension").Is(dimension));
}
