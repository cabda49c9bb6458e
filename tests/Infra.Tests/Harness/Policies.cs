using System.Text.Json;

namespace LandingZone.Infra.Tests.Harness;

/// <summary>Reads policies as IAM would, not as text.</summary>
internal static class Policies
{
    /// <summary>The statements of a policy by their ids, after a check of the grammar.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Statements(this JsonElement policy)
    {
        Assert.Equal("2012-10-17", policy.GetProperty("Version").GetString());
        return policy.GetProperty("Statement").EnumerateArray().ToDictionary(statement => statement.GetProperty("Sid").GetString()!);
    }

    public static IReadOnlyList<string> Actions(this JsonElement statement) => Values(statement.GetProperty("Action"));

    public static IReadOnlyList<string> Resources(this JsonElement statement) => Values(statement.GetProperty("Resource"));

    /// <summary>The principals of one kind, or "*" alone for everyone.</summary>
    public static IReadOnlyList<string> Principals(this JsonElement statement, string kind = "AWS")
    {
        var principal = statement.GetProperty("Principal");
        return principal.ValueKind == JsonValueKind.String ? [principal.GetString()!]
            : principal.TryGetProperty(kind, out var named) ? Values(named)
            : [];
    }

    /// <summary>The conditions as lines, "StringEquals aws:PrincipalOrgID o-1", in order.</summary>
    public static IReadOnlyList<string> Conditions(this JsonElement statement) => statement.TryGetProperty("Condition", out var conditions)
        ? [.. conditions.EnumerateObject()
            .SelectMany(test => test.Value.EnumerateObject().Select(key => $"{test.Name} {key.Name} {string.Join(",", Values(key.Value))}"))
            .Order(StringComparer.Ordinal)]
        : [];

    private static List<string> Values(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().Select(item => item.GetString()!)] : [element.GetString()!];
}
