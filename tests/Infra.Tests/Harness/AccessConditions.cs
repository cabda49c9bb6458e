using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LandingZone.Infra.Tests.Harness;

/// <summary>Judges the conditions of a policy statement (IAM JSON policy reference, "Condition operators").</summary>
internal static partial class AccessConditions
{
    /// <summary>Whether all conditions of a statement hold.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="context">The request's condition keys; one that is not there is absent from the request.</param>
    public static bool Hold(JsonElement statement, IReadOnlyDictionary<string, string> context) =>
        !statement.TryGetProperty("Condition", out var conditions)
        || conditions.EnumerateObject().All(test => test.Value.EnumerateObject().All(key => Holds(test.Name, key.Name, key.Value, context)));

    /// <summary>A value of a policy with its variables, "${aws:username}", filled in; null where the request has no such key.</summary>
    public static string? Fill(string value, IReadOnlyDictionary<string, string> context)
    {
        var missing = false;
        var filled = Variable().Replace(value, variable =>
        {
            var found = context.TryGetValue(variable.Groups[1].Value, out var known);
            missing |= !found;
            return known ?? "";
        });
        return missing ? null : filled;
    }

    /// <summary>One text or a list of texts.</summary>
    public static IReadOnlyList<string> Values(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().Select(item => item.ToString())] : [element.ToString()];

    private static bool Holds(string test, string key, JsonElement written, IReadOnlyDictionary<string, string> context)
    {
        var values = Values(written);
        var there = context.TryGetValue(key, out var given);
        if (test == "Null")
        {
            return values.Contains(there ? "false" : "true");
        }

        // Keys of several values are one value in these requests, for which both forms mean the same but for an absent key.
        var all = test.StartsWith("ForAllValues:", StringComparison.Ordinal);
        var name = test[(test.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var ifExists = name.EndsWith("IfExists", StringComparison.Ordinal);
        name = ifExists ? name[..^"IfExists".Length] : name;
        var negative = name.Contains("Not", StringComparison.Ordinal);
        if (!there)
        {
            return ifExists || all || negative;
        }

        var filled = values.Select(value => Fill(value, context)).OfType<string>();
        return negative ? filled.All(value => Compare(name, given!, value)) : filled.Any(value => Compare(name, given!, value));
    }

    private static bool Compare(string name, string given, string value) => name switch
    {
        "StringEquals" => given == value,
        "StringNotEquals" => given != value,
        "StringEqualsIgnoreCase" => string.Equals(given, value, StringComparison.OrdinalIgnoreCase),
        "StringNotEqualsIgnoreCase" => !string.Equals(given, value, StringComparison.OrdinalIgnoreCase),
        "StringLike" or "ArnLike" or "ArnEquals" => AccessPattern.Takes(value, given),
        "StringNotLike" or "ArnNotLike" or "ArnNotEquals" => !AccessPattern.Takes(value, given),
        "Bool" => string.Equals(given, value, StringComparison.OrdinalIgnoreCase),
        "NumericEquals" => Number(given) == Number(value),
        "NumericLessThan" => Number(given) < Number(value),
        "NumericLessThanEquals" => Number(given) <= Number(value),
        "NumericGreaterThan" => Number(given) > Number(value),
        "NumericGreaterThanEquals" => Number(given) >= Number(value),
        "IpAddress" => IPNetwork.Parse(value).Contains(IPAddress.Parse(given)),
        "NotIpAddress" => !IPNetwork.Parse(value).Contains(IPAddress.Parse(given)),
        _ => throw new NotSupportedException($"The condition operator '{name}' is not known here; add it."),
    };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\$\{([^}]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
