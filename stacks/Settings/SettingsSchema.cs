using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LandingZone.Stacks.Settings;

/// <summary>The JSON schema of settings files, for editors: written from what reads them.</summary>
public static class SettingsSchema
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n",
    };

    /// <summary>Writes the schema: UTF-8, indented, always the same.</summary>
    public static void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var config = ZoneSettings.Kind.Describe();
        config["properties"] = new JsonObject(config["properties"]!.AsObject()
            .Select(property => KeyValuePair.Create($"{SettingsFile.OwnNamespace}:{property.Key}", property.Value?.DeepClone())));
        config["required"] = new JsonArray(
            [.. config["required"]!.AsArray().Select(key => (JsonNode)$"{SettingsFile.OwnNamespace}:{(string?)key}")]);
        config["patternProperties"] = new JsonObject { ["^(aws|aws-native|kubernetes|pulumi):"] = new JsonObject() };

        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "Settings of a Landing Zone stack",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject
            {
                ["config"] = config,
                ["encryptionsalt"] = new JsonObject { ["type"] = "string" },
                ["encryptedkey"] = new JsonObject { ["type"] = "string" },
                ["secretsprovider"] = new JsonObject { ["type"] = "string" },
            },
            ["required"] = new JsonArray("config"),
        };
        using (var writer = new Utf8JsonWriter(stream, Readable))
        {
            schema.WriteTo(writer);
        }

        stream.WriteByte((byte)'\n');
    }
}
