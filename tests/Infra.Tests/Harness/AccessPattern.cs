using System.Text.RegularExpressions;

namespace LandingZone.Infra.Tests.Harness;

/// <summary>The patterns of policies: "*" for any characters and "?" for one.</summary>
internal static class AccessPattern
{
    /// <summary>Whether the pattern takes the whole text.</summary>
    public static bool Takes(string pattern, string text, bool ignoreCase = false) => Regex.IsMatch(
        text,
        $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}\\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None));
}
