using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-16.</summary>
internal sealed class MonitoringJobsAreIsolated() : ResourceRule(
    new()
    {
        Id = "SGM-16",
        Title = "Monitoring jobs are cut off from the network",
        Demand = "A data quality, model quality, bias or explainability job has network isolation.",
        Why = "Such a job reads captured requests; with the network open its container could send them anywhere.",
        Repair = "Set networkConfig.enableNetworkIsolation to true. A job definition cannot be changed: make a new one.",
        Severity = Severity.High,
        Controls =
        [
            Control.SecurityHub("SageMaker.11"), Control.SecurityHub("SageMaker.12"), Control.SecurityHub("SageMaker.20"),
            Control.SecurityHub("SageMaker.25"), Control.Nist("SC-7"),
        ],
    },
    "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
    "aws-native:sagemaker:DataQualityJobDefinition",
    "aws-native:sagemaker:ModelQualityJobDefinition",
    "aws-native:sagemaker:ModelBiasJobDefinition",
    "aws-native:sagemaker:ModelExplainabilityJobDefinition")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "networkConfig.enableNetworkIsolation",
            resource.Given("networkConfig")["enableNetworkIsolation"].Or(false).IsTrue,
            $"The job's containers can reach the network (networkConfig.enableNetworkIsolation is {resource.Given("networkConfig")["enableNetworkIsolation"].Or(false)})."),
    ];
}
