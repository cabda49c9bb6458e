namespace LandingZone.Policies.Documents;

/// <summary>
/// The conditions that say who calls or from where, so that a statement for everybody is not for the public. Source: Amazon S3 User
/// Guide, "The meaning of 'public'", which also asks for fixed values; the keys that name an organisation are described among the
/// global condition keys of the IAM User Guide.
/// </summary>
public static class CallerConditions
{
    /// <summary>The keys whose value only the bank's own callers have.</summary>
    private static readonly string[] Keys =
    [
        "aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths",
        "aws:SourceArn", "aws:SourceAccount", "aws:SourceOwner", "aws:SourceOrgID", "aws:SourceOrgPaths",
        "aws:SourceVpc", "aws:SourceVpce", "aws:SourceIp", "aws:VpcSourceIp", "aws:userid",
        "kms:CallerAccount", "s3:DataAccessPointArn", "s3:DataAccessPointAccount",
    ];

    private static readonly string[] Operators =
        ["StringEquals", "StringEqualsIgnoreCase", "StringLike", "ArnEquals", "ArnLike", "IpAddress"];

    private static readonly string[] Organisation = ["aws:PrincipalOrgID", "aws:PrincipalOrgPaths"];

    /// <summary>Whether a condition ties the caller to something fixed.</summary>
    public static bool Bind(PolicyStatement statement) => statement.Conditions.Any(condition => IsFixed(condition, Keys));

    /// <summary>Whether a condition ties the caller to an organisation.</summary>
    public static bool BindToOrganisation(PolicyStatement statement) =>
        statement.Conditions.Any(condition => IsFixed(condition, Organisation));

    /// <summary>
    /// Whether it says that the key has one of some fixed values: a negated operator says what the caller is not, and one that holds
    /// without the key says nothing of a caller who leaves it out.
    /// </summary>
    private static bool IsFixed(PolicyCondition condition, string[] keys) =>
        keys.Any(condition.IsOn)
        && !condition.HoldsWithoutKey
        && Operators.Contains(condition.BareOperator, StringComparer.OrdinalIgnoreCase)
        && condition.Values.Count > 0
        && condition.Values.All(value => IsFixed(value, condition.Key.EndsWith("OrgPaths", StringComparison.OrdinalIgnoreCase)));

    /// <summary>
    /// Whether a value is fixed, at least as far as it says whose the caller is: the account of an ARN, the organisation of a path. A
    /// variable or a range of all addresses is not.
    /// </summary>
    private static bool IsFixed(string value, bool isPath) =>
        !value.Contains("${", StringComparison.Ordinal)
        && !value.EndsWith("/0", StringComparison.Ordinal)
        && !HasWildcard(
            value.Split(':', 6) is ["arn", _, _, _, { Length: > 0 } account, _] ? account
            : isPath ? value.Split('/')[0]
            : value);

    private static bool HasWildcard(string text) => text.Length == 0 || text.AsSpan().IndexOfAny('*', '?') >= 0;
}
