using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-15.</summary>
internal sealed class MonitoringJobsEncryptTraffic() : ResourceRule(
    new()
    {
        Id = "SGM-15",
        Title = "Monitoring jobs encrypt the traffic between their instances",
        Demand = "A data quality, model quality, bias or explainability job encrypts what its instances send each other.",
        Why = "The instances of a job exchange parts of the data set, which could be read on the way.",
        Repair = "Set networkConfig.enableInterContainerTrafficEncryption to true. A job definition cannot be changed: make a new one.",
        Severity = Severity.Medium,
        Controls =
        [
            Control.SecurityHub("SageMaker.9"), Control.SecurityHub("SageMaker.10"), Control.SecurityHub("SageMaker.13"),
            Control.SecurityHub("SageMaker.15"), Control.Nist("SC-8"),
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
            "networkConfig.enableInterContainerTrafficEncryption",
            resource.Given("networkConfig")["enableInterContainerTrafficEncryption"].Or(false).IsTrue,
            $"The job's instances talk in the clear (networkConfig.enableInterContainerTrafficEncryption is {resource.Given("networkConfig")["enableInterContainerTrafficEncryption"].Or(false)})."),
    ];
}
