using LandingZone.Policies.Documents;

namespace LandingZone.Policies.Rules.Identity;

/// <summary>Questions about what a statement gives.</summary>
internal static class Grants
{
    /// <summary>Whether it is about every resource: "*" is among them, or all but some are.</summary>
    public static bool IsForEveryResource(this PolicyStatement statement) =>
        statement.NotResources is not null || (statement.Resources ?? []).Contains("*");

    /// <summary>Whether its actions have one that is "*", or all but some.</summary>
    public static bool HasEveryAction(this PolicyStatement statement) =>
        (statement.Actions ?? []).Any(action => action is "*" or "*:*");

    /// <summary>
    /// Whether it is about everything of a kind: "*", or an ARN whose last part is only a wildcard, such as <c>arn:aws:iam::1:role/*</c>.
    /// </summary>
    /// <param name="statement">The statement.</param>
    /// <param name="kind">The kind in ARNs, such as "role".</param>
    public static bool IsForEvery(this PolicyStatement statement, string kind) =>
        statement.NotResources is not null || (statement.Resources ?? []).Any(pattern => Wildcard.Covers(PartOf(pattern), $"{kind}/*"));

    /// <summary>Whether a document gives an action on everything of its kind and takes it from nobody's hands again.</summary>
    public static bool GivesFreely(this PolicyDocument document, string action, Func<PolicyStatement, bool> isFree) =>
        document.Allows.Any(statement => statement.IsAboutAction(action) && isFree(statement))
        && !document.Denies.Any(
            statement => statement.IsAboutAction(action) && statement.Conditions.Count == 0 && (statement.Resources ?? []).Contains("*"));

    // arn:partition:service:region:account:part
    private static string PartOf(string pattern) => pattern.Split(':', 6) is [_, _, _, _, _, var part] ? part : pattern;
}
