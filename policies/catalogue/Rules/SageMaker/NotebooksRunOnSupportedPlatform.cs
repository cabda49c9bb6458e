using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.SageMaker;

/// <summary>SGM-05.</summary>
internal sealed class NotebooksRunOnSupportedPlatform() : ResourceRule(
    new()
    {
        Id = "SGM-05",
        Title = "Notebook instances ask for metadata tokens and run on a supported platform",
        Demand = "A notebook instance accepts version 2 of the instance metadata service only, and its platform still gets security "
            + "updates.",
        Why = "Version 1 gives the role's credentials to any request that a page or a library can be made to send. An old "
            + "platform keeps its holes.",
        Repair = "Set instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion to 2, and platformIdentifier to a "
            + "supported one.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("SageMaker.8")],
        Options =
        [
            RuleOption.List("platforms", "Supported platform identifiers. Source: Security Hub, SageMaker.8, read on 2026-11-21.", "notebook-al2023-v1"),
        ],
    },
    "aws:sagemaker/notebookInstance:NotebookInstance")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var version = resource.Stated("instanceMetadataServiceConfiguration")["minimumInstanceMetadataServiceVersion"].Given();
        yield return resource.Demand(
            "instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion",
            version.Is("2"),
            $"The notebook instance accepts metadata requests without a token (minimumInstanceMetadataServiceVersion is {version}).");

        var platform = resource.Given("platformIdentifier");
        yield return resource.Demand(
            "platformIdentifier",
            platform.IsOneOf([.. settings.Texts("platforms")]),
            $"The notebook instance's platform gets no security updates for certain (platformIdentifier is {platform}).");
    }
}
