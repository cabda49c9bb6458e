using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-08.</summary>
internal sealed class CapturedDataHasKeys() : ResourceRule(
    new()
    {
        Id = "SGM-08",
        Title = "Captured requests are encrypted with a key of the bank",
        Demand = "An endpoint configuration that captures data writes it with a customer managed KMS key.",
        Why = "Captures hold what clients asked and what the model answered: the most sensitive data of the endpoint.",
        Repair = "Set dataCaptureConfig.kmsKeyId to a key of the zone.",
        Severity = Severity.Medium,
        Controls = [Control.Nist("SC-28")],
    },
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
    "aws-native:sagemaker:EndpointConfig")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var capture = resource.Given("dataCaptureConfig");
        var key = capture["kmsKeyId"];
        yield return resource.Demand(
            "dataCaptureConfig.kmsKeyId",
            !capture.IsSet | capture["enableCapture"].Or(false).IsFalse | key.IsCustomerKey(resource, "dataCaptureConfig.kmsKeyId"),
            $"Captured data is written without a customer managed key (dataCaptureConfig.kmsKeyId is {key.Given()}).");
    }
}
