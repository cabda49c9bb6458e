using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Identity;

/// <summary>IAM-05.</summary>
internal sealed class TrustIsExplicit() : ResourceRule(
    new()
    {
        Id = "IAM-05",
        Title = "Roles name whom they trust",
        Demand = "The trust policy of a role names its principals: nobody by wildcard, no whole account without a condition on the caller.",
        Why = "Whoever may take on a role has all its rights; a wildcard gives them to strangers.",
        Repair =
            "Name roles, services and identity providers in Principal. For a whole account, add a condition on aws:PrincipalArn or "
            + "sts:ExternalId.",
        Severity = Severity.Critical,
    },
    RoleTrust.Types)
{
    private static readonly string[] CallerKeys = ["aws:PrincipalArn", "sts:ExternalId", "aws:PrincipalType", "aws:userid"];

    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) => RoleTrust.Of(resource).Refuse(Problem);

    private static string? Problem(PolicyStatement statement) =>
        statement.NotPrincipals is not null ? "trusts everybody but some"
        : (statement.Principals ?? []).FirstOrDefault(principal => principal.Id.Contains('*')) is { } wide ? $"trusts {wide}"
        : (statement.Principals ?? []).FirstOrDefault(IsAccount) is { } account && !statement.Conditions.Any(IsOnCaller)
            ? $"trusts all of the account {account.Account}"
        : null;

    private static bool IsAccount(PolicyPrincipal principal) =>
        principal.Account is not null && (principal.Id.Length == 12 || principal.Id.EndsWith(":root", StringComparison.Ordinal));

    private static bool IsOnCaller(PolicyCondition condition) =>
        !condition.HoldsWithoutKey
        && (CallerKeys.Any(condition.IsOn) || condition.Key.StartsWith("aws:PrincipalTag/", StringComparison.OrdinalIgnoreCase));
}
