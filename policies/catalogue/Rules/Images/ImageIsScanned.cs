using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Images;

/// <summary>ECR-01.</summary>
internal sealed class ImageIsScanned() : StackRule(
    new()
    {
        Id = "ECR-01",
        Title = "Images are scanned",
        Demand = "A repository is scanned for known weaknesses when an image is pushed, by its own setting or by the registry's.",
        Why = "Without it nobody learns that an image carries a library with a known hole.",
        Repair = "Set imageScanningConfiguration.scanOnPush to true, or declare a registry scanning configuration that covers the repository.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("ECR.1"), Control.CisEks("5.1.1")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var registry = new RegistryScans(stack);
        return stack.OfType(RepositoryPolicies.Repositories).Select(repository => repository.Demand(
            "imageScanningConfiguration.scanOnPush",
            repository.Stated("imageScanningConfiguration")["scanOnPush"].IsTrue | registry.Cover(repository),
            "Images of the repository are not scanned (scanOnPush is not true, and no rule of the registry covers it)."));
    }
}
