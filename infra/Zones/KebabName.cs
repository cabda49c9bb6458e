using System.Text.RegularExpressions;

namespace LandingZone.Zones;

/// <summary>
/// The form that the platform's own names have: words of lower-case letters and digits with one hyphen between two of them, the first of
/// which begins with a letter ("credit-risk", "crimes-2"). Such a name can stand in the name of an AWS resource, of a Kubernetes object and of a path.
/// </summary>
internal static partial class KebabName
{
    /// <summary>Whether a text has the form.</summary>
    public static bool Is(string text) => Form().IsMatch(text);

    /// <summary>Whether a text has the form and no more than <paramref name="maxLength"/> characters.</summary>
    public static bool Is(string text, int maxLength) => text.Length <= maxLength && Is(text);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
