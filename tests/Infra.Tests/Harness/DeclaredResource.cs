using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace LandingZone.Infra.Tests.Harness;

/// <summary>A resource as a component declared it.</summary>
internal sealed record DeclaredResource(string Type, string Name, ImmutableDictionary<string, object> Inputs)
{
    public string? Text(string input) => Inputs.GetValueOrDefault(input) as string;

    public bool? Flag(string input) => Inputs.GetValueOrDefault(input) as bool?;

    public int? Number(string input) =>
        Inputs.GetValueOrDefault(input) is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : null;

    public IReadOnlyList<string> Texts(string input) => [.. ((ImmutableArray<object>)Inputs[input]).Cast<string>()];

    public ImmutableDictionary<string, object> Map(string input) => (ImmutableDictionary<string, object>)Inputs[input];

    public IReadOnlyList<ImmutableDictionary<string, object>> Maps(string input) =>
        [.. ((ImmutableArray<object>)Inputs[input]).Cast<ImmutableDictionary<string, object>>()];

    /// <summary>An input that is a JSON text, parsed.</summary>
    public JsonElement Json(string input) => JsonDocument.Parse(Text(input)!).RootElement;

    public IReadOnlyDictionary<string, string> Tags() =>
        Map("tags").ToDictionary(tag => tag.Key, tag => (string)tag.Value, StringComparer.Ordinal);
}
