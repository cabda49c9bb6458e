using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>Lets inputs and outputs stand inside a value that is written as, or read from, JSON.</summary>
internal sealed class OutputJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() is var definition
        && (definition == typeof(Output<>) || definition == typeof(Input<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var converter = typeToConvert.GetGenericTypeDefinition() == typeof(Output<>) ? typeof(OfOutput<>) : typeof(OfInput<>);
        return (JsonConverter)Activator.CreateInstance(converter.MakeGenericType(typeToConvert.GenericTypeArguments))!;
    }

    private static void Write<T>(Utf8JsonWriter writer, Output<T> output, JsonSerializerOptions options)
    {
        var join = OutputJsonScope.Current;
        var value = join.Add(output);
        if (output.TryGetData(out var data) && data.IsKnown)
        {
            JsonSerializer.Serialize(writer, value, options);
        }
        else
        {
            // The text is thrown away: it is unknown, or written again once everything is there.
            writer.WriteNullValue();
        }
    }

    private sealed class OfOutput<T> : JsonConverter<Output<T>>
    {
        public override Output<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Output.Create(JsonSerializer.Deserialize<T>(ref reader, options)!);

        public override void Write(Utf8JsonWriter writer, Output<T> value, JsonSerializerOptions options) =>
            OutputJsonConverterFactory.Write(writer, value, options);
    }

    private sealed class OfInput<T> : JsonConverter<Input<T>>
    {
        public override Input<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<T>(ref reader, options)!;

        public override void Write(Utf8JsonWriter writer, Input<T> value, JsonSerializerOptions options) =>
            OutputJsonConverterFactory.Write(writer, value.ToOutput(), options);
    }
}
