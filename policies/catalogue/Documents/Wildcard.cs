namespace LandingZone.Policies.Documents;

/// <summary>
/// The patterns of IAM: <c>*</c> stands for any number of characters, <c>?</c> for one. Source: IAM User Guide, "IAM JSON policy
/// elements: Resource" and "Action".
/// </summary>
public static class Wildcard
{
    /// <summary>Whether a pattern matches a text that has no wildcards itself.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="ignoreCase">True for actions, false for ARNs.</param>
    public static bool Matches(string pattern, string text, bool ignoreCase = false)
    {
        int p = 0, t = 0, star = -1, retry = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                retry = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || Same(pattern[p], text[t], ignoreCase)))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++retry;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    /// <summary>Whether some text is matched by both patterns.</summary>
    public static bool Overlap(string left, string right, bool ignoreCase = false)
    {
        // reachable[j]: the part of left read so far and the first j characters of right can stand for one text.
        var reachable = new bool[right.Length + 1];
        reachable[0] = true;
        Skip(reachable, right);
        foreach (var character in left)
        {
            var next = new bool[right.Length + 1];
            if (character == '*')
            {
                // The star takes whatever right has, so that everything after a reachable place is reachable.
                var seen = false;
                for (var j = 0; j <= right.Length; j++)
                {
                    seen |= reachable[j];
                    next[j] = seen;
                }
            }
            else
            {
                for (var j = 0; j < right.Length; j++)
                {
                    if (!reachable[j])
                    {
                        continue;
                    }

                    if (right[j] == '*')
                    {
                        next[j] = true;
                    }
                    else if (character == '?' || right[j] == '?' || Same(character, right[j], ignoreCase))
                    {
                        next[j + 1] = true;
                    }
                }

                Skip(next, right);
            }

            reachable = next;
        }

        return reachable[right.Length];
    }

    /// <summary>Whether every text that <paramref name="narrow"/> matches is matched by <paramref name="wide"/> too. Exact.</summary>
    public static bool Covers(string wide, string narrow, bool ignoreCase = false) =>
        wide == "*" || wide == narrow
        || (narrow.AsSpan().IndexOfAny('*', '?') < 0
            ? Matches(wide, narrow, ignoreCase)
            : WildcardCover.Decide(wide, narrow, ignoreCase));

    private static void Skip(bool[] reachable, string right)
    {
        for (var j = 0; j < right.Length; j++)
        {
            if (reachable[j] && right[j] == '*')
            {
                reachable[j + 1] = true;
            }
        }
    }

    private static bool Same(char left, char right, bool ignoreCase) =>
        left == right || (ignoreCase && char.ToLowerInvariant(left) == char.ToLowerInvariant(right));
}
