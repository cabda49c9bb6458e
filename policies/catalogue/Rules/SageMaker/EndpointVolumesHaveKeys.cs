using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-07.</summary>
internal sealed class EndpointVolumesHaveKeys() : ResourceRule(
    new()
    {
        Id = "SGM-07",
        Title = "Volumes of endpoints are encrypted with a key of the bank",
        Demand = "An endpoint configuration has a customer managed KMS key for the volumes of its instances.",
        Why = "Models and what they are asked lie on these volumes; only a key of the bank can be closed and watched.",
        Repair = "Set kmsKeyArn (kmsKeyId in aws-native) to a key of the zone.",
        Severity = Severity.Medium,
        Controls = [Control.Nist("SC-28")],
    },
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
    "aws-native:sagemaker:EndpointConfig")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var property = resource.Type.StartsWith("aws-native:", StringComparison.Ordinal) ? "kmsKeyId" : "kmsKeyArn";
        return
        [
            resource.Demand(
                property,
                resource.HasCustomerKey(property),
                $"The endpoint configuration has no customer managed key for its volumes ({property} is {resource.Given(property)})."),
        ];
    }
}
