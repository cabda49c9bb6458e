using System.Text.Json.Nodes;

namespace LandingZone.Stacks.Settings;

/// <summary>Writes the JSON schema of a map's keys.</summary>
internal sealed class DescribingFields : ISettingFields
{
    private readonly JsonObject _properties = [];
    private readonly JsonArray _required = [];

    /// <inheritdoc/>
    public T Required<T>(string key, SettingKind<T> kind, string description)
    {
        _required.Add(key);
        return Describe<T>(key, kind, description);
    }

    /// <inheritdoc/>
    public T Optional<T>(string key, SettingKind<T> kind, T otherwise, string description) => Describe<T>(key, kind, description);

    /// <summary>The schema of the map.</summary>
    public JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = _properties };
        if (_required.Count > 0)
        {
            schema["required"] = _required;
        }

        return schema;
    }

    private T Describe<T>(string key, SettingKind<T> kind, string description)
    {
        var schema = kind.Describe();
        schema.Insert(0, "description", description);
        _properties.Add(key, schema);
        return default!;
    }
}
