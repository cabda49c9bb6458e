using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LandingZone.Engine.Values;

namespace Pulumi;

/// <summary>Values of the engine as JSON, and JSON as values of the engine.</summary>
internal static class PropertyJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The value of a JSON element.</summary>
    public static PropertyValue FromElement(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => PropertyValue.Boolean.Of(true),
        JsonValueKind.False => PropertyValue.Boolean.Of(false),
        JsonValueKind.Number => new PropertyValue.Number(element.GetDouble()),
        JsonValueKind.String => new PropertyValue.Text(element.GetString()!),
        JsonValueKind.Array => new PropertyValue.List([.. element.EnumerateArray().Select(FromElement)]),
        JsonValueKind.Object => PropertyValue.Map.Of(element.EnumerateObject()
            .Select(property => KeyValuePair.Create(property.Name, FromElement(property.Value)))
            .Where(property => property.Value is not PropertyValue.Null)),
        _ => PropertyValue.Null.Instance,
    };

    /// <summary>Compact JSON of a known value; a secret is written as what it hides.</summary>
    public static string ToText(PropertyValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The JSON element of a known value.</summary>
    public static JsonElement ToElement(PropertyValue value) => JsonElement.Parse(ToText(value));

    private static void Write(Utf8JsonWriter writer, PropertyValue value)
    {
        switch (value)
        {
            case PropertyValue.Boolean boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case PropertyValue.Number number:
                writer.WriteNumberValue(number.Value);
                break;
            case PropertyValue.Text text:
                writer.WriteStringValue(text.Value);
                break;
            case PropertyValue.Secret secret:
                Write(writer, secret.Element);
                break;
            case PropertyValue.List list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case PropertyValue.Map map:
                writer.WriteStartObject();
                foreach (var (name, item) in map.Entries)
                {
                    writer.WritePropertyName(name);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            case PropertyValue.Null:
                writer.WriteNullValue();
                break;
            default:
                throw new InvalidOperationException($"JSON has no form for {value.GetType().Name}.");
        }
    }
}
