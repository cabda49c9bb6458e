using System.Text.RegularExpressions;
using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Logging;

/// <summary>
/// What a metric filter looks for, read as the comparisons that its pattern is made of: <c>{ ($.eventName = "A") || ... }</c>. How they
/// are joined is not read, so that a condition that narrows the filter is not seen.
/// </summary>
internal sealed partial class FilterPattern
{
    private readonly List<(string Field, string Value)> _comparisons;

    private FilterPattern(List<(string, string)> comparisons) => _comparisons = comparisons;

    /// <summary>Reads a pattern; null where it is not known.</summary>
    public static FilterPattern? Read(Value pattern) => pattern.Text is not { } text ? null : new(
        [.. Comparison().Matches(text).Select(match => (match.Groups["field"].Value, match.Groups["value"].Value.Trim('"')))]);

    /// <summary>Whether it compares a field with a value, or with a pattern of which the value is a case.</summary>
    public bool Watches(string field, string value) =>
        _comparisons.Any(comparison => comparison.Field == field && Wildcard.Matches(comparison.Value, value, ignoreCase: true));

    [GeneratedRegex("""\$\.(?<field>[A-Za-z0-9_.]+)\s*!?=\s*(?<value>"[^"]*"|[^\s)&|}]+)""")]
    private static partial Regex Comparison();
}
