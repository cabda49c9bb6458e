namespace LandingZone.Policies.Documents;

/// <summary>
/// Decides whether one pattern covers another. The narrow pattern's wildcards are filled with a character that no pattern has: only
/// a wildcard of the wide pattern can match it, so whatever else stands there is matched the same way. A star is filled with every
/// number of these characters at once, by walking both patterns side by side.
/// </summary>
internal static class WildcardCover
{
    private const char Filler = '\u0001';

    public static bool Decide(string wide, string narrow, bool ignoreCase)
    {
        if (ignoreCase)
        {
            (wide, narrow) = (wide.ToLowerInvariant(), narrow.ToLowerInvariant());
        }

        // A state: how much of the narrow pattern is read, and the places in the wide one that may have been reached by then.
        var seen = new HashSet<(int Read, string Places)>();
        var open = new Stack<(int Read, List<int> Places)>();
        open.Push((0, Settle(wide, [0])));
        while (open.TryPop(out var state))
        {
            var (read, places) = state;
            if (!seen.Add((read, string.Join(',', places))))
            {
                continue;
            }

            if (places.Count == 0)
            {
                return false;
            }

            if (read == narrow.Length)
            {
                if (!places.Contains(wide.Length))
                {
                    return false;
                }
            }
            else if (narrow[read] == '*')
            {
                open.Push((read + 1, places));
                open.Push((read, Settle(wide, Step(wide, places, Filler))));
            }
            else
            {
                var character = narrow[read] == '?' ? Filler : narrow[read];
                open.Push((read + 1, Settle(wide, Step(wide, places, character))));
            }
        }

        return true;
    }

    private static List<int> Step(string wide, List<int> places, char character)
    {
        var next = new List<int>();
        foreach (var place in places)
        {
            if (place < wide.Length && wide[place] == '*')
            {
                next.Add(place);
            }
            else if (place < wide.Length && (wide[place] == '?' || wide[place] == character))
            {
                next.Add(place + 1);
            }
        }

        return next;
    }

    /// <summary>
    /// Walks past stars, which may stand for nothing, and forgets the places before the last star: whatever can follow there can also
    /// follow the star.
    /// </summary>
    private static List<int> Settle(string wide, List<int> places)
    {
        var settled = new SortedSet<int>();
        foreach (var place in places)
        {
            var end = place;
            settled.Add(end);
            while (end < wide.Length && wide[end] == '*')
            {
                settled.Add(++end);
            }
        }

        var star = settled.LastOrDefault(place => place < wide.Length && wide[place] == '*', -1);
        return [.. settled.Where(place => place >= star)];
    }
}
