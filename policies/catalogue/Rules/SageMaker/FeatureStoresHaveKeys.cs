using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-18.</summary>
internal sealed class FeatureStoresHaveKeys() : ResourceRule(
    new()
    {
        Id = "SGM-18",
        Title = "Feature stores are encrypted with a key of the bank",
        Demand = "The online and the offline store of a feature group have customer managed KMS keys.",
        Why = "Features are client data in another form; only a key of the bank can be closed and watched.",
        Repair = "Set onlineStoreConfig.securityConfig.kmsKeyId and offlineStoreConfig.s3StorageConfig.kmsKeyId to a key of the zone.",
        Severity = Severity.Medium,
        Controls = [Control.SecurityHub("SageMaker.17"), Control.SecurityHub("SageMaker.18"), Control.Nist("SC-28")],
    },
    "aws:sagemaker/featureGroup:FeatureGroup",
    "aws-native:sagemaker:FeatureGroup")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var online = resource.Given("onlineStoreConfig");
        var onlineKey = online["securityConfig"]["kmsKeyId"];
        yield return resource.Demand(
            "onlineStoreConfig.securityConfig.kmsKeyId",
            online["enableOnlineStore"].Or(false).IsFalse | onlineKey.IsCustomerKey(resource, "onlineStoreConfig"),
            $"The online store has no customer managed key (securityConfig.kmsKeyId is {onlineKey.Given()}).");

        var offline = resource.Given("offlineStoreConfig");
        var offlineKey = offline["s3StorageConfig"]["kmsKeyId"];
        yield return resource.Demand(
            "offlineStoreConfig.s3StorageConfig.kmsKeyId",
            !offline.IsSet | offlineKey.IsCustomerKey(resource, "offlineStoreConfig"),
            $"The offline store has no customer managed key (s3StorageConfig.kmsKeyId is {offlineKey.Given()}).");
    }
}
