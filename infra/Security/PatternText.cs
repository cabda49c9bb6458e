using System.Text.Encodings.Web;
using System.Text.Json;

namespace LandingZone.Security;

/// <summary>How patterns of events are written: with the characters that people read, such as ">=", and not their escapes.</summary>
internal static class PatternText
{
    /// <summary>The options of the writer.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
