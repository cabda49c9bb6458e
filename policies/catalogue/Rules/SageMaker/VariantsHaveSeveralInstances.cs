using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-06.</summary>
internal sealed class VariantsHaveSeveralInstances() : ResourceRule(
    new()
    {
        Id = "SGM-06",
        Title = "Production variants have more than one instance",
        Demand = "Every production variant on instances begins with two or more.",
        Why = "SageMaker spreads instances over availability zones: with one, the loss of a zone or of a machine is the loss of "
            + "the endpoint.",
        Repair = "Set initialInstanceCount of the variant to 2 or more.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("SageMaker.4"), Control.Nist("CP-10"), Control.Nist("SC-36"), Control.Nist("SC-5")],
    },
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
    "aws-native:sagemaker:EndpointConfig")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var variants = resource.Stated("productionVariants");
        if (variants.IsUnknown)
        {
            yield return Verdict.Open(resource, "productionVariants is not known yet.", "productionVariants");
            yield break;
        }

        for (var i = 0; i < variants.Items.Count; i++)
        {
            var variant = variants.Items[i];
            var count = variant["initialInstanceCount"].Given().Or(1);
            yield return resource.Demand(
                $"productionVariants[{i}].initialInstanceCount",
                variant["serverlessConfig"].IsSet | count.IsAtLeast(2),
                $"The variant {variant["variantName"].Or($"{i + 1}")} has one instance (initialInstanceCount is {count}).");
        }
    }
}
