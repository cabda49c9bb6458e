using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Identity;

/// <summary>IAM-02.</summary>
internal sealed class NoWholeServices() : StackRule(
    new()
    {
        Id = "IAM-02",
        Title = "No policy allows a whole service",
        Demand = "No policy that gives rights allows every action of a service, or all actions but some.",
        Why = "Such a policy also gives the actions that delete, share and administer, and every action that AWS adds later.",
        Repair = "Name the actions in place of service:*, and Action in place of NotAction.",
        Severity = Severity.Low,
        Controls = [Control.Fsbp("IAM.21"), Control.Nist("AC-2"), Control.Nist("AC-3"), Control.Nist("AC-5"), Control.Nist("AC-6")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings) =>
        IdentityPolicies.In(stack).SelectMany(
            policy => policy.Refuse(
                statement => statement.NotActions is { } spared ? $"allows every action but {string.Join(", ", spared)}"
                    : (statement.Actions ?? []).FirstOrDefault(IsWhole) is { } action ? $"allows {action}"
                    : null));

    private static bool IsWhole(string action) => action == "*" || action.EndsWith(":*", StringComparison.Ordinal);
}
