using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Clusters;

/// <summary>EKS-03.</summary>
internal sealed class ClusterSecretsHaveOwnKey() : ResourceRule(
    new()
    {
        Id = "EKS-03",
        Title = "Secrets of clusters are encrypted with a key of the bank",
        Demand = "A cluster encrypts its secrets with a customer managed KMS key.",
        Why = "Who reads the cluster's database or a copy of it reads its secrets; with an own key that needs the key as well.",
        Repair = "Set encryptionConfig with the ARN of the zone's key and the resource secrets.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("EKS.3"), Control.CisEks("5.3.1")],
    },
    ClusterTypes.Clusters)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var encryption = resource.Stated("encryptionConfig");
        return
        [
            resource.Demand(
                "encryptionConfig",
                encryption.IsSet & encryption["provider"]["keyArn"].IsSet
                    & (encryption["resources"].IsUnknown ? Truth.Unknown : encryption["resources"].Contains("secrets")),
                "The secrets of the cluster are not encrypted with an own key (no encryptionConfig for secrets)."),
        ];
    }
}
