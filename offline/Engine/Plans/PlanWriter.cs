using System.Text.Encodings.Web;
using System.Text.Json;
using LandingZone.Engine.Running;
using LandingZone.Engine.Values;

namespace LandingZone.Engine.Plans;

/// <summary>
/// Writes a plan in the form of `pulumi stack export`: an untyped deployment of version 3 (Pulumi's apitype.DeploymentV3).
/// </summary>
internal static class PlanWriter
{
    /// <summary>How much is collected before it goes to the stream.</summary>
    private const int BufferSize = 64 * 1024;

    // Pulumi's own writer leaves non-ASCII text as it is; what goes to a file needs no protection against HTML.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static void Write(StackPlan plan, Stream stream)
    {
        using var writer = new Utf8JsonWriter(stream, Options);
        writer.WriteStartObject();
        writer.WriteNumber("version", 3);
        writer.WriteStartObject("deployment");
        writer.WriteStartObject("manifest");
        // No real time: the same input has to give the same bytes.
        writer.WriteString("time", "0001-01-01T00:00:00Z");
        writer.WriteString("magic", "");
        writer.WriteString("version", "");
        writer.WriteEndObject();
        writer.WriteStartArray("resources");
        foreach (var resource in plan.Resources)
        {
            Write(resource, writer);
            if (writer.BytesPending > BufferSize)
            {
                writer.Flush();
            }
        }

        writer.WriteEndArray();
        writer.WriteStartObject("metadata");
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
    }

    private static void Write(PlannedResource resource, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("urn", resource.Urn);
        writer.WriteBoolean("custom", resource.Custom);
        switch (resource.Id)
        {
            case PropertyValue.Text id:
                writer.WriteString("id", id.Value);
                break;
            case PropertyValue.Unknown:
                writer.WriteString("id", Urns.UnknownText);
                break;
            default:
                // A component has none.
                break;
        }

        writer.WriteString("type", resource.Type);
        WriteMap("inputs", resource.Inputs, writer);
        WriteMap("outputs", resource.Outputs, writer);
        WriteText("parent", resource.Parent, writer);
        WriteFlag("protect", resource.Protect, writer);
        WriteFlag("external", resource.External, writer);
        WriteTexts("dependencies", resource.Dependencies, writer);
        WriteText("provider", resource.Provider, writer);
        if (resource.PropertyDependencies.Count > 0)
        {
            writer.WriteStartObject("propertyDependencies");
            foreach (var (property, urns) in resource.PropertyDependencies)
            {
                writer.WriteStartArray(property);
                foreach (var urn in urns)
                {
                    writer.WriteStringValue(urn);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        WriteTexts("additionalSecretOutputs", resource.AdditionalSecretOutputs, writer);
        WriteTexts("aliases", resource.Aliases, writer);
        if (resource.CustomTimeouts is { } timeouts)
        {
            writer.WriteStartObject("customTimeouts");
            WriteSeconds("create", timeouts.Create, writer);
            WriteSeconds("update", timeouts.Update, writer);
            WriteSeconds("delete", timeouts.Delete, writer);
            writer.WriteEndObject();
        }

        WriteText("importID", resource.ImportId, writer);
        WriteFlag("retainOnDelete", resource.RetainOnDelete, writer);
        WriteText("deletedWith", resource.DeletedWith, writer);
        WriteTexts("ignoreChanges", resource.IgnoreChanges, writer);
        WriteTexts("replaceOnChanges", resource.ReplaceOnChanges, writer);
        WriteTexts("replaceWith", resource.ReplaceWith, writer);
        WriteTexts("hideDiff", resource.HideDiffs, writer);
        if (resource.ReplacementTrigger is { } trigger)
        {
            writer.WritePropertyName("replacementTrigger");
            PlanValueWriter.Write(trigger, writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteMap(string name, PropertyValue.Map map, Utf8JsonWriter writer)
    {
        if (map.Count > 0)
        {
            writer.WritePropertyName(name);
            PlanValueWriter.Write(map, writer);
        }
    }

    private static void WriteText(string name, string? text, Utf8JsonWriter writer)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteFlag(string name, bool flag, Utf8JsonWriter writer)
    {
        if (flag)
        {
            writer.WriteBoolean(name, true);
        }
    }

    private static void WriteTexts(string name, IReadOnlyList<string> texts, Utf8JsonWriter writer)
    {
        if (texts.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteSeconds(string name, TimeSpan? time, Utf8JsonWriter writer)
    {
        if (time is { } given)
        {
            writer.WriteNumber(name, given.TotalSeconds);
        }
    }
}
