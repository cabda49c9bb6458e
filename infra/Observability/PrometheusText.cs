using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LandingZone.Observability;

/// <summary>Writes what Amazon Managed Service for Prometheus reads as YAML. JSON is YAML too, and needs no library here.</summary>
internal static class PrometheusText
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",

        // PromQL is full of < and >, which need no escape outside web pages.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document as text.</summary>
    public static string Of(JsonNode document) => document.ToJsonString(Readable);

    /// <summary>Groups of rules, each evaluated once a minute in the order of its rules.</summary>
    public static string Of(params (string Name, IReadOnlyList<PrometheusRule> Rules)[] groups) => Of(new JsonObject
    {
        ["groups"] = new JsonArray(
        [
            .. groups.Select(group => new JsonObject
            {
                ["name"] = group.Name,
                ["interval"] = "60s",
                ["rules"] = new JsonArray([.. group.Rules.Select(rule => rule.ToJson())]),
            }),
        ]),
    });
}
