using System.Text.RegularExpressions;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Mutations;

/// <summary>Makes a value that differs from another one in one place.</summary>
internal static partial class ValueEdit
{
    /// <summary>The value with another one at a path, such as <c>spec.containers[0].image</c>; a map on the way that is missing is made.</summary>
    /// <param name="root">The value.</param>
    /// <param name="path">The path: names between dots, places in brackets, <c>[*]</c> for every
    /// element, <c>["a.name"]</c> for a name with dots.</param>
    /// <param name="value">What stands there then; absent takes it out.</param>
    public static Value With(this Value root, string path, Value value) => With(root, Steps(path), 0, value);

    private static Value With(Value here, IReadOnlyList<string> steps, int next, Value value)
    {
        if (next == steps.Count)
        {
            return value;
        }

        var step = steps[next];
        if (step[0] == '[')
        {
            var place = step[1..^1];
            return Value.Of([.. here.Items.Select((item, i) =>
                place == "*" || place == i.ToString(System.Globalization.CultureInfo.InvariantCulture) ? With(item, steps, next + 1, value) : item)]);
        }

        // A nested block is a list of one map with some providers, and a map with others.
        if (here.Entries.Count == 0 && here.Items is [var only] && !ReferenceEquals(only, here))
        {
            return Value.Of([With(only, steps, next, value)]);
        }

        var changed = With(here[step], steps, next + 1, value);
        var others = here.Entries.Where(entry => entry.Key != step);
        return Value.Of(changed.IsAbsent ? others : others.Append(KeyValuePair.Create(step, changed)));
    }

    private static List<string> Steps(string path) =>
        [.. Step().Matches(path).Select(match => match.Groups["quoted"] is { Success: true } name ? name.Value : match.Value)];

    [GeneratedRegex("""\["(?<quoted>[^"]+)"\]|\[(?:\*|\d+)\]|[^.\[\]]+""")]
    private static partial Regex Step();
}
