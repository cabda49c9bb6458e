using LandingZone.Policies.Documents;

namespace LandingZone.Policies.Rules.Keys;

/// <summary>Whom a statement of a key policy means. A whole account may be named to mean only some of it, by a condition.</summary>
internal static class KeyCallers
{
    private static readonly string[] Administration = ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"];
    private static readonly string[] Encryption =
    [
        "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo",
    ];

    /// <summary>The actions that use a key.</summary>
    public static IReadOnlyList<string> Use { get; } = [.. Encryption, "kms:Sign", "kms:GenerateMac"];

    public static bool Administers(this PolicyStatement statement) => Administration.Any(statement.IsAboutAction);

    public static bool Encrypts(this PolicyStatement statement) => Encryption.Any(statement.IsAboutAction);

    /// <summary>Whether it means everybody of an account.</summary>
    public static bool IsForAccount(this PolicyStatement statement) =>
        (statement.Principals ?? []).Any(IsAccount) && !Named(statement).Any() && !IsRootUser(statement);

    /// <summary>The callers, as texts that are the same for the same caller.</summary>
    public static IEnumerable<string> Callers(this PolicyStatement statement)
    {
        foreach (var principal in statement.Principals ?? [])
        {
            if (!IsAccount(principal))
            {
                yield return principal.ToString();
            }
            else if (IsRootUser(statement))
            {
                yield return $"the root user of {principal.Account}";
            }
            else if (Named(statement).ToList() is { Count: > 0 } named)
            {
                foreach (var caller in named)
                {
                    yield return caller;
                }
            }
            else
            {
                yield return $"the account {principal.Account}";
            }
        }
    }

    private static IEnumerable<string> Named(PolicyStatement statement) => statement.Conditions
        .Where(condition => condition.IsOn("aws:PrincipalArn") && !condition.HoldsWithoutKey && !IsNegated(condition))
        .SelectMany(condition => condition.Values);

    private static bool IsNegated(PolicyCondition condition) => condition.Operator.Contains("Not", StringComparison.Ordinal);

    private static bool IsRootUser(PolicyStatement statement) => statement.Conditions.Any(
        condition => condition.IsOn("aws:PrincipalType") && condition.BareOperator == "StringEquals" && condition.Values is ["Account"]);

    private static bool IsAccount(PolicyPrincipal principal) =>
        principal.Account is not null && (principal.Id.Length == 12 || principal.Id.EndsWith(":root", StringComparison.Ordinal));
}
