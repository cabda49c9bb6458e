namespace LandingZone.Facts;

/// <summary>Finds the known name that a mistyped one was probably meant to be.</summary>
public static class NearestName
{
    /// <summary>
    /// The member of <paramref name="known"/> that takes the fewest edits (a character inserted, removed, changed, or swapped with the
    /// next) to reach from <paramref name="text"/>; the first of equals. Null where every name is too far off to be worth a suggestion:
    /// more than two edits and more than a third of the length of <paramref name="text"/>.
    /// </summary>
    public static string? Of(string text, IEnumerable<string> known)
    {
        string? nearest = null;
        var limit = Math.Max(2, text.Length / 3) + 1;
        foreach (var name in known)
        {
            var distance = Distance(text, name, limit);
            if (distance < limit)
            {
                nearest = name;
                limit = distance;
            }
        }

        return nearest;
    }

    /// <summary>
    /// Edits between two names (optimal string alignment, letter case ignored), or <paramref name="limit"/> where there are at least as
    /// many.
    /// </summary>
    private static int Distance(string left, string right, int limit)
    {
        if (Math.Abs(left.Length - right.Length) >= limit)
        {
            return limit;
        }

        var beforePrevious = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            previous[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var change = Same(left[row - 1], right[column - 1]) ? 0 : 1;
                var edits = Math.Min(Math.Min(previous[column] + 1, current[column - 1] + 1), previous[column - 1] + change);
                if (row > 1 && column > 1 && Same(left[row - 1], right[column - 2]) && Same(left[row - 2], right[column - 1]))
                {
                    edits = Math.Min(edits, beforePrevious[column - 2] + 1);
                }

                current[column] = edits;
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return Math.Min(previous[right.Length], limit);
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
