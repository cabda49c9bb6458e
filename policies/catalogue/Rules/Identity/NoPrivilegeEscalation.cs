using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Identity;

/// <summary>IAM-09.</summary>
internal sealed class NoPrivilegeEscalation() : StackRule(
    new()
    {
        Id = "IAM-09",
        Title = "No policy lets its holder climb",
        Demand = "No policy gives the actions by which its holder can give itself more rights, on every resource.",
        Why = "Rights that can be turned into all rights are all rights.",
        Repair = "Name the roles, users, policies or functions in Resource, or demand a permission boundary with iam:PermissionsBoundary.",
        Severity = Severity.High,
    })
{
    private const int MostTold = 3;

    private static readonly string[] UserActions = ["iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile"];

    /// <summary>Conditions that leave nothing to climb to: the new rights are bounded, or the policy is named.</summary>
    private static readonly string[] SafeKeys = ["iam:PermissionsBoundary", "iam:PolicyARN"];

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings) =>
        IdentityPolicies.In(stack).SelectMany(Judge);

    private static IEnumerable<Verdict?> Judge(IdentityPolicy policy)
    {
        if (policy.Reading.Document is not { } document)
        {
            return [policy.Unread()];
        }

        var ways = EscalationPaths.All
            .Where(path => path.All(action => document.GivesFreely(action, statement => IsFree(statement, action))))
            .Select(path => string.Join(" with ", path))
            .ToList();
        return ways.Count == 0
            ? []
            : [Verdict.Breach(policy.On, $"The policy lets its holder climb on every resource by {Told(ways)}.", policy.Property)];
    }

    /// <summary>A policy that allows everything has every way; the first few say enough.</summary>
    private static string Told(List<string> ways) =>
        string.Join(", ", ways.Take(MostTold)) + (ways.Count > MostTold ? $" and {ways.Count - MostTold} other ways" : "");

    private static bool IsFree(PolicyStatement statement, string action) =>
        (statement.IsForEveryResource() || statement.IsForEvery(KindOf(action)))
        && !statement.Conditions.Any(condition => SafeKeys.Any(condition.IsOn) && !condition.HoldsWithoutKey);

    /// <summary>What the action is about, as its ARN says it.</summary>
    private static string KindOf(string action) =>
        action.StartsWith("lambda:", StringComparison.Ordinal) ? "function"
        : action.Contains("PolicyVersion", StringComparison.Ordinal) ? "policy"
        : action.Contains("Group", StringComparison.Ordinal) ? "group"
        : action.Contains("User", StringComparison.Ordinal) || UserActions.Contains(action) ? "user"
        : "role";
}
