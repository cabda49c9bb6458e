using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Secrets;

/// <summary>SEC-01.</summary>
internal sealed class SecretsHaveKeys() : ResourceRule(
    new()
    {
        Id = "SEC-01",
        Title = "Secrets are encrypted with a key of the bank",
        Demand = "A secret and each of its replicas have a customer managed KMS key.",
        Why = "The key that AWS manages opens for everybody in the account who may read the secret; a key of the bank asks a "
            + "second time.",
        Repair = "Set kmsKeyId to a key of the zone, for each replica too.",
        Severity = Severity.Medium,
        Controls = [Control.Nist("SC-28")],
    },
    "aws:secretsmanager/secret:Secret",
    "aws-native:secretsmanager:Secret")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        yield return resource.Demand(
            "kmsKeyId", resource.HasCustomerKey("kmsKeyId"), $"The secret has no customer managed key (kmsKeyId is {resource.Given("kmsKeyId")}).");

        var property = resource.Type == "aws-native:secretsmanager:Secret" ? "replicaRegions" : "replicas";
        var replicas = resource.Stated(property).Items;
        for (var i = 0; i < replicas.Count; i++)
        {
            var key = replicas[i]["kmsKeyId"];
            yield return resource.Demand(
                $"{property}[{i}].kmsKeyId",
                key.IsCustomerKey(resource, property),
                $"The replica in {replicas[i]["region"]} has no customer managed key (kmsKeyId is {key.Given()}).");
        }
    }
}
