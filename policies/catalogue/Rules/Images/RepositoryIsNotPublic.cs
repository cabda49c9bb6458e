using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Images;

/// <summary>ECR-05.</summary>
internal sealed class RepositoryIsNotPublic() : ResourceRule(
    new()
    {
        Id = "ECR-05",
        Title = "Repositories are not public",
        Demand = "The policy of a repository lets nobody in whom it does not name, and no repository stands in the public gallery.",
        Why = "Whoever may pull gets the bank's models and code; whoever may push can have anything run in its clusters.",
        Repair = "Name the principals, or add a condition on aws:PrincipalOrgID or aws:SourceArn; keep images in private repositories.",
        Severity = Severity.Critical,
    },
    [.. RepositoryPolicies.Places.Types, .. RepositoryPolicies.PublicRepositories])
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
        RepositoryPolicies.PublicRepositories.Contains(resource.Type)
            ? [Verdict.Breach(resource, "The repository stands in the public gallery, where everybody can pull its images.")]
            : RepositoryPolicies.Places.In(resource).DemandNotPublic("repository");
}
