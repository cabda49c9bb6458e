using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LandingZone.Stacks.Settings;

/// <summary>Between nodes and the JSON in which the Pulumi engine hands structures to a program.</summary>
internal static class SettingJson
{
    /// <summary>A setting as the engine hands it over.</summary>
    public static SettingText TextOf(SettingNode node)
    {
        switch (node)
        {
            case SettingNode.Scalar scalar:
                return new SettingText(scalar.Text, IsSecret: false);
            case var _ when HasSealed(node):
                return new SettingText(null, IsSecret: true);
            default:
                var buffer = new ArrayBufferWriter<byte>();
                using (var writer = new Utf8JsonWriter(buffer))
                {
                    Write(writer, node);
                }

                return new SettingText(Encoding.UTF8.GetString(buffer.WrittenSpan), IsSecret: false);
        }
    }

    /// <summary>The nodes of a structure.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static SettingNode Parse(string path, string json)
    {
        using var document = JsonDocument.Parse(json);
        return NodeOf(path, document.RootElement);
    }

    private static bool HasSealed(SettingNode node) => node switch
    {
        SettingNode.Sealed => true,
        SettingNode.List list => list.Items.Any(HasSealed),
        SettingNode.Map map => map.Entries.Any(entry => HasSealed(entry.Value)),
        _ => false,
    };

    /// <summary>The engine sorts the keys of a map.</summary>
    private static void Write(Utf8JsonWriter writer, SettingNode node)
    {
        switch (node)
        {
            case SettingNode.Map map:
                writer.WriteStartObject();
                foreach (var entry in map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value);
                }

                writer.WriteEndObject();
                break;
            case SettingNode.List list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case SettingNode.Scalar { Type: ScalarType.Null }:
                writer.WriteNullValue();
                break;
            case SettingNode.Scalar { Type: ScalarType.Boolean } scalar:
                writer.WriteBooleanValue(scalar.Text == "true");
                break;
            case SettingNode.Scalar { Type: ScalarType.Number } scalar:
                writer.WriteRawValue(scalar.Text);
                break;
            case SettingNode.Scalar scalar:
                writer.WriteStringValue(scalar.Text);
                break;
            default:
                throw new InvalidOperationException($"{node.Path} has no JSON.");
        }
    }

    private static SettingNode NodeOf(string path, JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new SettingNode.Map(
            path,
            null,
            [
                .. element.EnumerateObject().Select(property =>
                    new SettingEntry(property.Name, null, NodeOf($"{path}.{property.Name}", property.Value))),
            ]),
        JsonValueKind.Array => new SettingNode.List(
            path,
            null,
            [
                .. element.EnumerateArray().Select((item, index) =>
                    NodeOf(string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), item)),
            ]),
        JsonValueKind.String => new SettingNode.Scalar(path, null, element.GetString()!, ScalarType.Text),
        JsonValueKind.Number => new SettingNode.Scalar(path, null, element.GetRawText(), ScalarType.Number),
        JsonValueKind.True => new SettingNode.Scalar(path, null, "true", ScalarType.Boolean),
        JsonValueKind.False => new SettingNode.Scalar(path, null, "false", ScalarType.Boolean),
        _ => new SettingNode.Scalar(path, null, "", ScalarType.Null),
    };
}
