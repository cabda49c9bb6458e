using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-19.</summary>
internal sealed class ExperimentsHaveKeys() : ResourceRule(
    new()
    {
        Id = "SGM-19",
        Title = "Inference experiments are encrypted with a key of the bank",
        Demand = "An inference experiment has customer managed KMS keys for its volumes and for what it records.",
        Why = "A shadow test records real requests of clients next to the answers of both models.",
        Repair = "Set kmsKey and dataStorageConfig.kmsKey to a key of the zone.",
        Severity = Severity.Medium,
        Controls = [Control.SecurityHub("SageMaker.23"), Control.SecurityHub("SageMaker.24"), Control.Nist("SC-28")],
    },
    "aws-native:sagemaker:InferenceExperiment")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        yield return resource.Demand(
            "kmsKey", resource.HasCustomerKey("kmsKey"), $"The experiment's volumes have no customer managed key (kmsKey is {resource.Given("kmsKey")}).");

        var storage = resource.Given("dataStorageConfig");
        yield return resource.Demand(
            "dataStorageConfig.kmsKey",
            !storage.IsSet | storage["kmsKey"].IsCustomerKey(resource, "dataStorageConfig.kmsKey"),
            $"What the experiment records has no customer managed key (dataStorageConfig.kmsKey is {storage["kmsKey"].Given()}).");
    }
}
