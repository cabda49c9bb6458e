using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Pulumi;

/// <summary>Writes and reads JSON of values that have inputs and outputs inside them.</summary>
internal static class OutputJson
{
    // The options with our converters, made once: System.Text.Json learns a type anew for every options object.
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> Extended = [];

    /// <summary>The JSON text of <paramref name="value"/>, with the marks of everything inside it.</summary>
    public static Output<string> Serialize<T>(Output<T> value, JsonSerializerOptions? options)
    {
        var join = new OutputJoin();
        return join.Run(() =>
        {
            var known = join.Add(value);
            using var scope = new OutputJsonScope(join);
            return join.IsKnown && !join.IsPending ? JsonSerializer.Serialize(known, With(options)) : "";
        });
    }

    /// <summary>The value that a JSON text stands for; outputs inside it have the marks of the text.</summary>
    public static Output<T> Deserialize<T>(Output<string> json, JsonSerializerOptions? options) =>
        json.Apply(text => JsonSerializer.Deserialize<T>(text, With(options))!);

    private static JsonSerializerOptions With(JsonSerializerOptions? options) =>
        Extended.GetValue(options ?? JsonSerializerOptions.Default, static known => new JsonSerializerOptions(known)
        {
            Converters = { new OutputJsonConverterFactory() },
        });
}
