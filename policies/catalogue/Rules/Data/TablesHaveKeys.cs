using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Data;

/// <summary>DDB-02.</summary>
internal sealed class TablesHaveKeys() : ResourceRule(
    new()
    {
        Id = "DDB-02",
        Title = "DynamoDB tables are encrypted with a key of the bank",
        Demand = "A table and each of its replicas have a customer managed KMS key.",
        Why = "The key that AWS owns is in nobody's audit log and cannot be closed.",
        Repair = "Set serverSideEncryption.enabled to true with a kmsKeyArn, and kmsKeyArn for each replica.",
        Severity = Severity.Medium,
        Controls = [Control.Nist("SC-28")],
    },
    "aws:dynamodb/table:Table",
    "aws-native:dynamodb:Table",
    "aws:dynamodb/tableReplica:TableReplica")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) => resource.Type switch
    {
        "aws-native:dynamodb:Table" => [Judge(resource, "sseSpecification", "sseEnabled", "kmsMasterKeyId")],
        "aws:dynamodb/tableReplica:TableReplica" =>
        [
            resource.Demand(
                "kmsKeyArn", resource.HasCustomerKey("kmsKeyArn"), $"The replica has no customer managed key (kmsKeyArn is {resource.Given("kmsKeyArn")})."),
        ],
        _ => [Judge(resource, "serverSideEncryption", "enabled", "kmsKeyArn"), .. Replicas(resource)],
    };

    private static Verdict? Judge(Resource table, string property, string flag, string key)
    {
        var encryption = table.Given(property);
        return table.Demand(
            $"{property}.{key}",
            encryption[flag].Or(false).IsTrue & encryption[key].IsCustomerKey(table, property),
            $"The table has no customer managed key ({property}.{key} is {encryption[key].Given()}).");
    }

    private static IEnumerable<Verdict?> Replicas(Resource table) =>
        table.Stated("replicas").Items.Select(
            (replica, i) => table.Demand(
                $"replicas[{i}].kmsKeyArn",
                replica["kmsKeyArn"].IsCustomerKey(table, "replicas"),
                $"The replica in {replica["regionName"]} has no customer managed key (kmsKeyArn is {replica["kmsKeyArn"].Given()})."));
}
