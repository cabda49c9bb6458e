using System.Text.Json;

namespace LandingZone.Policies.Resources;

/// <summary>Reads JSON as values.</summary>
public static class JsonValues
{
    /// <summary>How deep JSON may be nested. Real values reach some tens of levels.</summary>
    public const int MaxDepth = 1000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Reads a text that is JSON.</summary>
    /// <exception cref="JsonException">It is not.</exception>
    public static Value Parse(string json)
    {
        using var document = JsonDocument.Parse(json, Options);
        return From(document.RootElement);
    }

    /// <summary>Reads an element, without any of Pulumi's marked values.</summary>
    public static Value From(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Value.Of(element.GetString()!),
        JsonValueKind.Number => Value.Of(element.GetDouble()),
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        JsonValueKind.Array => Value.Of([.. element.EnumerateArray().Select(From)]),
        JsonValueKind.Object => Value.Of(element.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, From(entry.Value)))),
        _ => Value.Absent,
    };
}
