using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Identity;

/// <summary>IAM-06.</summary>
internal sealed class ServicesSayForWhom() : ResourceRule(
    new()
    {
        Id = "IAM-06",
        Title = "Services take on roles only for the bank's resources",
        Demand = "A role that trusts a service asks for whom it acts: aws:SourceArn, aws:SourceAccount or aws:SourceOrgID.",
        Why = "A service acts for everybody; without the condition, another customer can make it use the bank's role.",
        Repair = "Add a condition on aws:SourceAccount, and on aws:SourceArn where the resource is known.",
        Severity = Severity.Medium,
        Options =
        [
            RuleOption.List(
                "services",
                "Services that need no such condition, because a role reaches them only by iam:PassRole in its own account.",
                [.. ServicesWithoutSource.Names]),
        ],
    },
    RoleTrust.Types)
{
    private static readonly string[] Keys = ["aws:SourceArn", "aws:SourceAccount", "aws:SourceOrgID", "aws:SourceOrgPaths"];

    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var silent = settings.Texts("services");
        return RoleTrust.Of(resource).Refuse(
            statement => (statement.Principals ?? []).FirstOrDefault(one => one.Kind == "Service" && !silent.Contains(one.Id)) is { } service
                && !statement.Conditions.Any(condition => Keys.Any(condition.IsOn) && !condition.HoldsWithoutKey)
                    ? $"lets {service.Id} take on the role for anybody"
                    : null);
    }
}
