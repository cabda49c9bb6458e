using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Identity;

/// <summary>IAM-01.</summary>
internal sealed class NoFullAdministration() : StackRule(
    new()
    {
        Id = "IAM-01",
        Title = "No policy allows everything",
        Demand = "No policy that gives rights allows every action on every resource.",
        Why = "Whoever gets hold of such an identity owns the account, its data and its audit trail.",
        Repair = "Name the actions and the resources. A policy that only bounds the rights of roles may allow everything.",
        Severity = Severity.High,
        Controls = [Control.Fsbp("IAM.1"), Control.Nist("AC-2"), Control.Nist("AC-3"), Control.Nist("AC-5"), Control.Nist("AC-6")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings) =>
        IdentityPolicies.In(stack).SelectMany(
            policy => policy.Refuse(
                statement => statement.HasEveryAction() && statement.IsForEveryResource() ? "allows every action on every resource" : null));
}
