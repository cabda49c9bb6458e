using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-09.</summary>
internal sealed class ModelsAreIsolated() : ResourceRule(
    new()
    {
        Id = "SGM-09",
        Title = "Model containers are cut off from the network",
        Demand = "A model has network isolation.",
        Why = "Code in the container, also code that came with the model file, could otherwise send data away or use the role's "
            + "credentials.",
        Repair = "Set enableNetworkIsolation to true. A container that must call a service needs a waiver with the reason.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("SageMaker.5"), Control.Nist("SC-7")],
    },
    "aws:sagemaker/model:Model",
    "aws-native:sagemaker:Model")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "enableNetworkIsolation",
            resource.Stated("enableNetworkIsolation").Or(false).IsTrue,
            $"The model's containers can reach the network (enableNetworkIsolation is {resource.Stated("enableNetworkIsolation").Or(false)})."),
    ];
}
