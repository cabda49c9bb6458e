using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Identity;

/// <summary>IAM-08.</summary>
internal sealed class RolesArePassedByName() : StackRule(
    new()
    {
        Id = "IAM-08",
        Title = "Roles are passed by name",
        Demand = "No policy lets its holder pass every role.",
        Why = "Whoever passes a stronger role to a machine or a function of his own has that role's rights.",
        Repair = "Name the roles, or the prefix of their names, in Resource, and the service in a condition on iam:PassedToService.",
        Severity = Severity.High,
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings) =>
        IdentityPolicies.In(stack).SelectMany(
            policy => policy.Refuse(
                statement => statement.IsAboutAction("iam:PassRole") && statement.IsForEvery("role") ? "lets its holder pass every role" : null));
}
