using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Images;

/// <summary>ECR-03.</summary>
internal sealed class RepositoryForgetsOldImages() : StackRule(
    new()
    {
        Id = "ECR-03",
        Title = "Repositories forget old images",
        Demand = "A repository has a lifecycle policy.",
        Why = "Images that nobody needs cost money, and an old one with a known hole can be started again.",
        Repair = "Declare a lifecycle policy for the repository.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("ECR.3")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var beside = new Companions(stack, "repository", "aws:ecr/lifecyclePolicy:LifecyclePolicy");
        return stack.OfType(RepositoryPolicies.Repositories).Select(repository => repository.Demand(
            beside.Any(repository, policy => policy.Stated("policy").IsSet) | repository.Stated("lifecyclePolicy")["lifecyclePolicyText"].IsSet,
            "The repository has no lifecycle policy.",
            "It is not known yet whether a lifecycle policy is for this repository."));
    }
}
