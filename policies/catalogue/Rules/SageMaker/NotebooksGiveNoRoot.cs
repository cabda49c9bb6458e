using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-03.</summary>
internal sealed class NotebooksGiveNoRoot() : ResourceRule(
    new()
    {
        Id = "SGM-03",
        Title = "Users of notebook instances are not root",
        Demand = "Root access is off.",
        Why = "Root can read what other users of the instance left, change its network and switch off its agents.",
        Repair = "Set rootAccess to Disabled. Lifecycle scripts still run as root.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("SageMaker.3"), Control.Nist("AC-6"), Control.Nist("AC-6(10)"), Control.Nist("AC-3(7)")],
    },
    "aws:sagemaker/notebookInstance:NotebookInstance")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "rootAccess",
            resource.Given("rootAccess").Or("Enabled").Is("Disabled"),
            $"Users of the notebook instance are root (rootAccess is {resource.Given("rootAccess").Or("Enabled")})."),
    ];
}
