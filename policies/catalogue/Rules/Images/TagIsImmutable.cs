using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Images;

/// <summary>ECR-02.</summary>
internal sealed class TagIsImmutable() : ResourceRule(
    new()
    {
        Id = "ECR-02",
        Title = "Image tags cannot be moved",
        Demand = "A repository refuses to give a tag to another image.",
        Why = "Where a tag can be moved, what was tested and what runs under one name may be two different things.",
        Repair = "Set imageTagMutability to IMMUTABLE.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("ECR.2"), Control.Nist("CM-2")],
    },
    RepositoryPolicies.Repositories)
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var mutability = resource.Stated("imageTagMutability").Or("MUTABLE");
        return [resource.Demand("imageTagMutability", mutability.Is("IMMUTABLE"), $"Tags can be moved (imageTagMutability is {mutability}).")];
    }
}
