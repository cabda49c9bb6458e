using System.Text.Json;
using LandingZone.Engine.Running;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Plans;

/// <summary>
/// Writes property values as Pulumi writes them into a state; the signatures are those of its sdk/go/common/resource/sig.
/// </summary>
internal static class PlanValueWriter
{
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";
    private const string AssetSignature = "c44067f5952c0a294b673a41bacd8c17";
    private const string ArchiveSignature = "0def7320c3a5731c473e5ecbe6d01bc7";
    private const string ReferenceSignature = "5cf8f73096256a8f31e491e813e4eb8e";

    /// <summary>
    /// Stands where a secret stood. It is always the same: anything made from the content, even a hash of it, could be guessed back.
    /// </summary>
    private const string Sealed = "sealed";

    public static void Write(PropertyValue value, Utf8JsonWriter writer)
    {
        switch (value)
        {
            case PropertyValue.Null:
                writer.WriteNullValue();
                break;
            case PropertyValue.Unknown:
                writer.WriteStringValue(Urns.UnknownText);
                break;
            case PropertyValue.Boolean boolean:
                writer.WriteBooleanValue(boolean.Value);
                break;
            case PropertyValue.Number number:
                writer.WriteNumberValue(number.Value);
                break;
            case PropertyValue.Text text:
                writer.WriteStringValue(text.Value);
                break;
            case PropertyValue.List list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case PropertyValue.Map map:
                writer.WriteStartObject();
                WriteEntries(map, writer);
                writer.WriteEndObject();
                break;
            case PropertyValue.Secret:
                writer.WriteStartObject();
                writer.WriteString(Signature, SecretSignature);
                writer.WriteString("ciphertext", Sealed);
                writer.WriteEndObject();
                break;
            case PropertyValue.Asset asset:
                writer.WriteStartObject();
                writer.WriteString(Signature, AssetSignature);
                WriteHash(asset.Hash, writer);
                writer.WriteString(FieldOf(asset.Source), asset.Value);
                writer.WriteEndObject();
                break;
            case PropertyValue.Archive archive:
                writer.WriteStartObject();
                writer.WriteString(Signature, ArchiveSignature);
                WriteHash(archive.Hash, writer);
                if (archive.Assets is { } parts)
                {
                    writer.WriteStartObject("assets");
                    WriteEntries(parts, writer);
                    writer.WriteEndObject();
                }
                else
                {
                    writer.WriteString(FieldOf(archive.Source), archive.Value);
                }

                writer.WriteEndObject();
                break;
            case PropertyValue.Reference reference:
                writer.WriteStartObject();
                writer.WriteString(Signature, ReferenceSignature);
                writer.WriteString("urn", reference.Urn);
                if (reference.Id is { } id)
                {
                    writer.WritePropertyName("id");
                    Write(id, writer);
                }

                writer.WriteEndObject();
                break;
            default:
                throw new InvalidOperationException($"A plan cannot hold a {value.GetType().Name}.");
        }
    }

    private static void WriteEntries(PropertyValue.Map map, Utf8JsonWriter writer)
    {
        foreach (var (name, value) in map.Entries)
        {
            writer.WritePropertyName(name);
            Write(value, writer);
        }
    }

    private static void WriteHash(string? hash, Utf8JsonWriter writer)
    {
        if (hash is not null)
        {
            writer.WriteString("hash", hash);
        }
    }

    private static string FieldOf(AssetSource source) => source switch
    {
        AssetSource.Path => "path",
        AssetSource.Text => "text",
        AssetSource.Uri => "uri",
        _ => throw new InvalidOperationException($"An asset cannot come from {source}."),
    };
}
