using LandingZone.Policies.Documents;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>
/// Whether a statement of a resource speaks of somebody. Source: IAM User Guide, "AWS JSON policy elements: Principal" and
/// "NotPrincipal".
/// </summary>
internal static class PrincipalMatch
{
    /// <summary>How an Allow speaks of somebody.</summary>
    public enum Grant
    {
        /// <summary>It does not.</summary>
        None,

        /// <summary>It lets the account decide: the principal's own policies must allow it too.</summary>
        ToAccount,

        /// <summary>It names the role: in one account nothing else is needed, but the role's boundary still counts.</summary>
        ToRole,

        /// <summary>It names the user, the session or everybody: in one account nothing else is needed.</summary>
        Direct,

        /// <summary>It may: it names somebody by an id from which the prover cannot tell who it is.</summary>
        Unclear,
    }

    /// <summary>How an Allow speaks of a principal.</summary>
    public static Grant GrantTo(PolicyStatement statement, AccessPrincipal who, IReadOnlySet<string> planned, IReadOnlySet<string> accounts)
    {
        if (statement.NotPrincipals is not null)
        {
            return Grant.Direct;
        }

        // An endpoint policy or an identity policy has no principals: it speaks of whoever it is attached to.
        if (statement.Principals is null)
        {
            return Grant.Direct;
        }

        var best = Grant.None;
        foreach (var principal in statement.Principals)
        {
            var grant = One(principal, who, planned, accounts);
            best = grant > best ? grant : best;
            if (grant == Grant.Direct)
            {
                return grant;
            }
        }

        return best;
    }

    /// <summary>Whether a Deny speaks of a principal for certain.</summary>
    public static bool Denies(PolicyStatement statement, AccessPrincipal who)
    {
        if (statement.NotPrincipals is { } spared)
        {
            return !spared.Any(principal => principal.IsEverybody
                || (principal.Kind == "AWS" && (who.Account.Length == 0 || principal.Account is null || principal.Account == who.Account)));
        }

        return statement.Principals is null || statement.Principals.Any(principal =>
            principal.IsEverybody
            || (principal.Kind == "AWS" && who.Account.Length > 0 && (IsAccount(principal.Id, who.Account) || ((who.IsPlanned || who.IsNamed) && principal.Id == who.Arn))));
    }

    private static Grant One(PolicyPrincipal principal, AccessPrincipal who, IReadOnlySet<string> planned, IReadOnlySet<string> accounts)
    {
        if (principal.IsEverybody)
        {
            return Grant.Direct;
        }

        if (principal.Kind == "CanonicalUser" || (principal.Kind == "AWS" && principal.Account is null))
        {
            return who.Kind == PrincipalKind.Anonymous ? Grant.None : Grant.Unclear;
        }

        if (principal.Kind != "AWS")
        {
            return Grant.None;
        }

        switch (who.Kind)
        {
            case PrincipalKind.Anonymous:
                return Grant.None;
            case PrincipalKind.Outsider:
                return accounts.Contains(principal.Account!) ? Grant.None : Grant.Direct;
            case PrincipalKind.OtherOfAccount:
                return principal.Account != who.Account ? Grant.None
                    : IsAccount(principal.Id, who.Account) ? Grant.ToAccount
                    : planned.Contains(principal.Id) || (who.IsNamed && principal.Id != who.Arn) ? Grant.None
                    : Grant.Direct;
            default:
                return principal.Id == who.Arn ? (who.Kind == PrincipalKind.Role ? Grant.ToRole : Grant.Direct)
                    : IsSessionOf(principal.Id, who) ? Grant.Direct
                    : IsAccount(principal.Id, who.Account) ? Grant.ToAccount
                    : Grant.None;
        }
    }

    private static bool IsAccount(string id, string account) => id == account || id == $"arn:aws:iam::{account}:root";

    private static bool IsSessionOf(string id, AccessPrincipal who) =>
        Arn.Parse(id) is { Service: "sts" } session
        && session.Account == who.Account
        && session.Resource.Split('/') is ["assumed-role", var role, ..]
        && role == Arn.Parse(who.Arn)?.Name;
}
