using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-01.</summary>
internal sealed class NotebooksHaveNoDirectInternet() : ResourceRule(
    new()
    {
        Id = "SGM-01",
        Title = "Notebook instances do not reach the internet directly",
        Demand = "A notebook instance reaches the internet only through the VPC, if at all.",
        Why = "Direct access goes past every firewall and endpoint policy, so that data can leave without a trace.",
        Repair = "Set directInternetAccess to Disabled and give the instance a subnet.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("SageMaker.1"), Control.Nist("SC-7"), Control.Nist("AC-4"), Control.Pci("1.4.4")],
    },
    "aws:sagemaker/notebookInstance:NotebookInstance")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "directInternetAccess",
            resource.Given("directInternetAccess").Or("Enabled").Is("Disabled"),
            $"The notebook instance reaches the internet directly (directInternetAccess is {resource.Given("directInternetAccess").Or("Enabled")})."),
    ];
}
