using System.Globalization;
using System.Text.Json.Nodes;
using LandingZone.Policies.Resources;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LandingZone.Policies.Fixtures;

/// <summary>Reads values of a fixture, with the tags !unknown, !ref, !secret and !json.</summary>
/// <param name="lookUp">Gives the value behind "resource.property"; null where there are no resources.</param>
internal sealed class FixtureValues(Func<string, Value>? lookUp = null)
{
    /// <summary>The names of the resources that were referred to since the list was last emptied.</summary>
    public List<string> Referred { get; } = [];

    public Value Read(YamlNode node) => TagOf(node) switch
    {
        "!unknown" => Unknown(node),
        "!ref" => Reference(node.ToString()),
        "!secret" => Value.SecretOf(node.ToString()),
        "!json" => Value.Of(Json(node)?.ToJsonString() ?? "null"),
        _ => Plain(node),
    };

    private static string TagOf(YamlNode node) => node.Tag.IsEmpty ? "" : node.Tag.Value;

    private Value Plain(YamlNode node) => node switch
    {
        YamlMappingNode map => Value.Of(map.Children.Select(entry => KeyValuePair.Create(entry.Key.ToString(), Read(entry.Value)))),
        YamlSequenceNode list => Value.Of([.. list.Select(Read)]),
        YamlScalarNode scalar => ScalarOf(scalar),
        _ => throw new FormatException($"Line {node.Start.Line}: a value of this kind cannot stand here."),
    };

    private static Value ScalarOf(YamlScalarNode scalar) =>
        scalar.Style != ScalarStyle.Plain ? Value.Of(scalar.Value ?? "")
        : scalar.Value switch
        {
            null or "" or "null" or "~" => Value.Absent,
            "true" => Value.True,
            "false" => Value.False,
            var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => Value.Of(number),
            var text => Value.Of(text),
        };

    private Value Unknown(YamlNode node)
    {
        // `!unknown bucket`: not known yet, but it will come from the resource called bucket.
        if (node is YamlScalarNode { Value: { Length: > 0 } name })
        {
            Referred.Add(name);
        }

        return Value.Unknown;
    }

    private Value Reference(string path)
    {
        Referred.Add(path[..path.LastIndexOf('.')]);
        return lookUp is null ? throw new FormatException($"'{path}' cannot be referred to here.") : lookUp(path);
    }

    private JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(entry => KeyValuePair.Create(entry.Key.ToString(), Json(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
        _ when TagOf(node) == "!ref" => Reference(node.ToString()).Text,
        YamlScalarNode scalar => ScalarOf(scalar) switch
        {
            var value when value.IsAbsent => null,
            var value when value.IsTrue.IsYes && scalar.Style == ScalarStyle.Plain => true,
            var value when value.IsFalse.IsYes && scalar.Style == ScalarStyle.Plain => false,
            var value when value.Number is { } number && scalar.Style == ScalarStyle.Plain => number,
            var value => value.Text,
        },
        _ => throw new FormatException($"Line {node.Start.Line}: a value of this kind cannot stand here."),
    };
}
