using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Images;

/// <summary>ECR-04.</summary>
internal sealed class RepositoryHasOwnKey() : ResourceRule(
    new()
    {
        Id = "ECR-04",
        Title = "Repositories are encrypted with a key of the bank",
        Demand = "A repository is encrypted with a customer managed KMS key.",
        Why = "Images hold models and code. Only the policy of an own key says who may read them, and its use can be followed.",
        Repair = "Set the encryption type to KMS and kmsKey to the ARN of the zone's key; it cannot be changed later.",
        Severity = Severity.Medium,
        Controls = [Control.SecurityHub("ECR.5"), Control.Nist("SC-28")],
    },
    RepositoryPolicies.Repositories)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var property = resource.Type == "aws:ecr/repository:Repository" ? "encryptionConfigurations" : "encryptionConfiguration";
        var encryption = resource[property];
        var type = encryption["encryptionType"].Or("AES256");
        return
        [
            resource.Demand(
                property,
                type.IsOneOf("KMS", "KMS_DSSE") & encryption["kmsKey"].IsSet,
                type.IsOneOf("KMS", "KMS_DSSE").IsYes
                    ? "The repository is encrypted with the key of AWS (kmsKey is not set)."
                    : $"The repository is encrypted without a KMS key (encryptionType is {type})."),
        ];
    }
}
