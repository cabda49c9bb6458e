using LandingZone.Policies.Documents;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>Questions about two patterns, with the quick answers first: most pairs differ before their first wildcard.</summary>
internal static class Patterns
{
    private static readonly char[] Stars = ['*', '?'];

    /// <summary>Whether some text is matched by both.</summary>
    public static bool Overlap(string left, string right, bool ignoreCase = false)
    {
        var leftEnd = left.IndexOfAny(Stars);
        var rightEnd = right.IndexOfAny(Stars);
        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (leftEnd < 0 && rightEnd < 0)
        {
            return string.Equals(left, right, comparison);
        }

        var common = Math.Min(leftEnd < 0 ? left.Length : leftEnd, rightEnd < 0 ? right.Length : rightEnd);
        return string.Compare(left, 0, right, 0, common, comparison) == 0
            && (rightEnd < 0 ? Wildcard.Matches(left, right, ignoreCase)
                : leftEnd < 0 ? Wildcard.Matches(right, left, ignoreCase)
                : Wildcard.Overlap(left, right, ignoreCase));
    }

    /// <summary>Whether every text that <paramref name="narrow"/> matches is matched by <paramref name="wide"/> too.</summary>
    public static bool Covers(string wide, string narrow, bool ignoreCase = false) =>
        wide == "*" || (narrow.IndexOfAny(Stars) < 0 ? Wildcard.Matches(wide, narrow, ignoreCase) : Wildcard.Covers(wide, narrow, ignoreCase));

    /// <summary>
    /// A pattern for what both match: the narrower one where one covers the other, otherwise the more telling of the two, which then
    /// stands for a little too much and never for too little. Null where they have nothing in common.
    /// </summary>
    public static string? Meet(string left, string right, bool ignoreCase = false) =>
        !Overlap(left, right, ignoreCase) ? null
        : Covers(left, right, ignoreCase) ? right
        : Covers(right, left, ignoreCase) ? left
        : Fixed(left) >= Fixed(right) ? left : right;

    private static int Fixed(string pattern) => pattern.IndexOfAny(Stars) is >= 0 and var end ? end : pattern.Length;
}
