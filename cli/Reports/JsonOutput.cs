using System.Text.Json;
using LandingZone.Engine.Values;

namespace LandingZone.Cli.Reports;

/// <summary>
/// Writes a stack output as {"known": …, "secret": …, "value": …}. An unknown or secret part inside of a value is null there;
/// the two flags speak for the whole. A value of which nothing may be shown is left out.
/// </summary>
internal static class JsonOutput
{
    public static void Write(PropertyValue value, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("known", !Holds<PropertyValue.Unknown>(value));
        writer.WriteBoolean("secret", Holds<PropertyValue.Secret>(value));
        if (value is not (PropertyValue.Unknown or PropertyValue.Secret))
        {
            writer.WritePropertyName("value");
            WriteValue(value, writer);
        }

        writer.WriteEndObject();
    }

    private static bool Holds<T>(PropertyValue value)
        where T : PropertyValue =>
        value is T || value switch
        {
            PropertyValue.List list => list.Items.Any(Holds<T>),
            PropertyValue.Map map => map.Entries.ToArray().Any(entry => Holds<T>(entry.Value)),
            PropertyValue.Secret secret => Holds<T>(secret.Element),
            _ => false,
        };

    private static void WriteValue(PropertyValue value, Utf8JsonWriter writer)
    {
        switch (value)
        {
            case PropertyValue.Text text:
                writer.WriteStringValue(text.Value);
                break;
            case PropertyValue.Number number:
                writer.WriteNumberValue(number.Value);
                break;
            case PropertyValue.Boolean boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case PropertyValue.List list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    WriteValue(item, writer);
                }

                writer.WriteEndArray();
                break;
            case PropertyValue.Map map:
                writer.WriteStartObject();
                foreach (var (name, entry) in map.Entries)
                {
                    writer.WritePropertyName(name);
                    WriteValue(entry, writer);
                }

                writer.WriteEndObject();
                break;
            case PropertyValue.Reference reference:
                writer.WriteStringValue(reference.Urn);
                break;
            default:
                // Unknown, secret, nothing at all, or the content of a file.
                writer.WriteNullValue();
                break;
        }
    }
}
