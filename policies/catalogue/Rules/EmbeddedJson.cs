using System.Text.Json;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules;

/// <summary>Settings that one provider writes as JSON text and another as a map, such as a queue's redrive policy.</summary>
internal static class EmbeddedJson
{
    /// <summary>The map. Absent for an empty text and for one that is no JSON, which the provider refuses anyway.</summary>
    public static Value Read(Value value)
    {
        if (value.IsUnknown || value.Entries.Count > 0 || value.Text is not { Length: > 0 } text)
        {
            return value.IsUnknown || value.Entries.Count > 0 ? value : Value.Absent;
        }

        try
        {
            return JsonValues.Parse(text);
        }
        catch (JsonException)
        {
            return Value.Absent;
        }
    }
}
