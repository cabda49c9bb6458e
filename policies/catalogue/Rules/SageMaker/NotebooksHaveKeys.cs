using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-04.</summary>
internal sealed class NotebooksHaveKeys() : ResourceRule(
    new()
    {
        Id = "SGM-04",
        Title = "Volumes of notebook instances are encrypted with a key of the bank",
        Demand = "A notebook instance has a customer managed KMS key.",
        Why = "A key of the service can be used by everybody who may start the instance, and its use cannot be stopped.",
        Repair = "Set kmsKeyId to a key of the zone.",
        Severity = Severity.Medium,
        Controls = [Control.SecurityHub("SageMaker.21"), Control.Nist("SC-28")],
    },
    "aws:sagemaker/notebookInstance:NotebookInstance")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "kmsKeyId",
            resource.HasCustomerKey("kmsKeyId"),
            $"The notebook instance has no customer managed key (kmsKeyId is {resource.Given("kmsKeyId")})."),
    ];
}
