using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-10.</summary>
internal sealed class ModelsRunInNetwork() : ResourceRule(
    new()
    {
        Id = "SGM-10",
        Title = "Models run in the VPC",
        Demand = "A model has subnets and security groups.",
        Why = "Without them its containers have the service's network, which reaches the internet and which no rule of the bank limits.",
        Repair = "Set vpcConfig with private subnets and the security groups of what the model may reach.",
        Severity = Severity.High,
        Controls = [Control.Nist("SC-7")],
    },
    "aws:sagemaker/model:Model",
    "aws-native:sagemaker:Model")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "vpcConfig.subnets",
            resource.Given("vpcConfig")["subnets"].IsSet,
            "The model runs outside the VPC (vpcConfig has no subnets)."),
        resource.Demand(
            "vpcConfig.securityGroupIds",
            !resource.Given("vpcConfig")["subnets"].IsSet | resource.Given("vpcConfig")["securityGroupIds"].IsSet,
            "The model has subnets and no security groups (vpcConfig.securityGroupIds is not set)."),
    ];
}
