using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LandingZone.Stacks.Tests.Harness;

/// <summary>The keys of settings, written as places in which every item of a list is "[]": "cluster.nodePools[].name".</summary>
internal static partial class SettingKeys
{
    /// <summary>Every key that the committed schema knows, without what Pulumi itself keeps in the file.</summary>
    public static IReadOnlySet<string> OfSchema()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Config, "settings.schema.json")))!;
        var config = schema["properties"]!["config"]!["properties"]!.AsObject();
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (key, kind) in config)
        {
            var name = key["landing-zone:".Length..];
            keys.Add(name);
            AddOfSchema(keys, kind!, name);
        }

        return keys;
    }

    /// <summary>Every key of a value that stands at a key; those of a map whose keys are the bank's own words are not told apart from these.</summary>
    public static IEnumerable<string> Of(JsonNode? value, string key) => value switch
    {
        JsonObject map => map.SelectMany(entry => Of(entry.Value, $"{key}.{entry.Key}")).Append(key),
        JsonArray list => list.SelectMany(item => Of(item, $"{key}[]")).Append(key),
        _ => [key],
    };

    /// <summary>The key of a place: "cluster.nodePools[3].name" is one of "cluster.nodePools[].name".</summary>
    public static string OfPlace(string place) => Index().Replace(place, "[]");

    private static void AddOfSchema(SortedSet<string> keys, JsonNode kind, string key)
    {
        foreach (var alternative in (kind["oneOf"] ?? kind["anyOf"])?.AsArray() ?? [])
        {
            AddOfSchema(keys, alternative!, key);
        }

        foreach (var (name, inner) in kind["properties"]?.AsObject() ?? [])
        {
            if (name != "secure")
            {
                keys.Add($"{key}.{name}");
                AddOfSchema(keys, inner!, $"{key}.{name}");
            }
        }

        if (kind["items"] is { } items)
        {
            AddOfSchema(keys, items, $"{key}[]");
        }
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();
}
