using LandingZone.Policies.Documents;

namespace LandingZone.Policies.Tests.Proofs.Access;

/// <summary>A plain evaluator of one request after the other, written from AWS's documentation, to compare with.</summary>
internal static class Reference
{
    public static bool Holds(PolicyCondition condition, string? value)
    {
        var ifExists = condition.Operator.EndsWith("IfExists", StringComparison.Ordinal);
        var op = ifExists ? condition.Operator[..^"IfExists".Length] : condition.Operator;
        return op switch
        {
            "Null" => condition.Values[0] == "true" == value is null,
            "StringEquals" => value is null ? ifExists : condition.Values.Contains(value),
            "StringNotEquals" => value is null || !condition.Values.Contains(value),
            "StringLike" => value is null ? ifExists : condition.Values.Any(pattern => Wildcard.Matches(pattern, value)),
            "StringNotLike" => value is null || !condition.Values.Any(pattern => Wildcard.Matches(pattern, value)),
            _ => throw new ArgumentException(op),
        };
    }

    /// <summary>Whether a request is allowed.</summary>
    public static bool Allows(Policies policies, Request request)
    {
        if (Any(policies.Identity, request, false) || Any(policies.Bucket, request, false) || (policies.Boundary is { } edge && Any(edge, request, false)))
        {
            return false;
        }

        var identity = Any(policies.Identity, request, true) && (policies.Boundary is null || Any(policies.Boundary, request, true));
        var toEverybody = policies.Bucket.Any(statement => statement.IsAllow && statement.IsForEverybody && Fits(statement, request));
        var toAccount = policies.Bucket.Any(statement =>
            statement.IsAllow && statement.Principals!.Any(principal => principal.Id == policies.Account) && Fits(statement, request));
        return policies.SameAccount ? identity || toEverybody : identity && (toEverybody || toAccount);
    }

    private static bool Any(IReadOnlyList<PolicyStatement> statements, Request request, bool allow) =>
        statements.Any(statement => statement.IsAllow == allow && Fits(statement, request));

    private static bool Fits(PolicyStatement statement, Request request) =>
        statement.IsAboutAction(request.Action)
        && statement.IsAboutResource(request.Resource)
        && statement.Conditions.All(condition => Holds(condition, condition.Key == "s3:prefix" ? request.Prefix : request.Secure));

    /// <summary>The policies that count for a request.</summary>
    internal sealed record Policies(
        string Account,
        bool SameAccount,
        IReadOnlyList<PolicyStatement> Identity,
        IReadOnlyList<PolicyStatement>? Boundary,
        IReadOnlyList<PolicyStatement> Bucket);

    /// <summary>One request.</summary>
    internal sealed record Request(string Action, string Resource, string? Prefix, string? Secure);
}
