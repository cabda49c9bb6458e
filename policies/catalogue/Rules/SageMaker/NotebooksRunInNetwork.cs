using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-02.</summary>
internal sealed class NotebooksRunInNetwork() : ResourceRule(
    new()
    {
        Id = "SGM-02",
        Title = "Notebook instances run in a VPC of their own account",
        Demand = "A notebook instance has a subnet.",
        Why = "Without one it runs in a network of the service, where no security group, endpoint policy or flow log of the bank counts.",
        Repair = "Set subnetId to a private subnet and securityGroups to what it may reach.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("SageMaker.2"), Control.Nist("SC-7"), Control.Nist("AC-4")],
    },
    "aws:sagemaker/notebookInstance:NotebookInstance")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "subnetId",
            resource.Given("subnetId").IsSet,
            "The notebook instance has no subnet and runs in a network of the service."),
    ];
}
