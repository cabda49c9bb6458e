using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Identity;

/// <summary>IAM-07.</summary>
internal sealed class FederationPinsItsSubject() : ResourceRule(
    new()
    {
        Id = "IAM-07",
        Title = "Roles for web identities pin audience and subject",
        Demand = "A role that trusts an OpenID Connect provider says for which audience a token must be, and whose.",
        Why = "Otherwise every service account of the cluster, or every repository of the code host, can take on the role.",
        Repair =
            "Add StringEquals conditions on the provider's :aud (sts.amazonaws.com) and :sub (the service account, or the "
            + "repository and branch).",
        Severity = Severity.High,
    },
    RoleTrust.Types)
{
    private const string Cognito = "cognito-identity.amazonaws.com";

    /// <summary>How subjects of known providers begin, and what a pattern must at least say after that: the namespace, the owner.</summary>
    private static readonly (string Start, char End)[] Owners = [("system:serviceaccount:", ':'), ("repo:", '/'), ("project_path:", '/')];

    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) => RoleTrust.Of(resource).Refuse(Problem);

    private static string? Problem(PolicyStatement statement)
    {
        var isWebIdentity = statement.IsAboutAction("sts:AssumeRoleWithWebIdentity");
        var provider = (statement.Principals ?? []).FirstOrDefault(principal => principal.Kind == "Federated" && isWebIdentity)?.Id;
        if (provider is null)
        {
            return null;
        }

        // The keys begin with the provider's name, which its ARN has at the end. Cognito says in another key whether the visitor signed in.
        var name = provider.Split("oidc-provider/")[^1];
        var subject = provider == Cognito ? "amr" : "sub";
        return !Pins(statement, $"{name}:aud") ? $"does not pin {name}:aud"
            : !Pins(statement, $"{name}:{subject}") ? $"does not pin {name}:{subject}"
            : null;
    }

    private static bool Pins(PolicyStatement statement, string key) => statement.Conditions.Any(
        condition => condition.IsOn(key)
            && !condition.HoldsWithoutKey
            && (condition.BareOperator is "StringEquals" or "StringEqualsIgnoreCase" or "StringLike")
            && condition.Values.Count > 0
            && !condition.Values.Any(value => IsWide(condition, value)));

    private static bool IsWide(PolicyCondition condition, string value)
    {
        var end = value.AsSpan().IndexOfAny('*', '?');
        if (condition.BareOperator != "StringLike" || end < 0)
        {
            return false;
        }

        var literal = value[..end];
        return literal.Length == 0 || Owners.Any(
            owner => literal.StartsWith(owner.Start, StringComparison.Ordinal)
                ? !literal[owner.Start.Length..].Contains(owner.End)
                : owner.Start.StartsWith(literal, StringComparison.Ordinal));
    }
}
