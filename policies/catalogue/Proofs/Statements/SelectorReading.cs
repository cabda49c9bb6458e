using YamlDotNet.RepresentationModel;

namespace LandingZone.Policies.Proofs.Statements;

/// <summary>Reads selectors.</summary>
internal static class SelectorReading
{
    /// <summary>The keys of a selector.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["zone", "stack", "type", "name", "awsName", "within", "dataClass", "persona", "tags", "objects", "unplannedRole"];

    /// <summary>The selectors under a key: one or a list.</summary>
    public static IReadOnlyList<Selector> All(StatementNode statement, string key) =>
        [.. statement.Nodes(key).Select(node => One(statement, key, node)).OfType<Selector>()];

    /// <summary>One selector, or null where it is none.</summary>
    public static Selector? One(StatementNode statement, string key, YamlNode node)
    {
        if (statement.Map(node, key, Keys) is not { } map)
        {
            return null;
        }

        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        switch (map["tags"])
        {
            case null:
                break;
            case YamlMappingNode given:
                foreach (var (name, value) in given.Children)
                {
                    tags[name.ToString()] = value.ToString();
                }

                break;
            case var other:
                map.Problem(other, "tags: this is no map; give 'name: value'.");
                break;
        }

        var type = map.Text("type");
        if (type is not null && !type.Contains(':') && KindWords.TypesOf(type) is null)
        {
            map.Problem(map["type"]!, $"type: '{type}' is no kind of resource; give one of {string.Join(", ", KindWords.All)} or a type such as aws:s3/bucket:Bucket.");
        }

        var selector = new Selector
        {
            Zone = map.Text("zone"),
            Stack = map.Text("stack"),
            Type = type,
            Name = map.Text("name"),
            AwsName = map.Text("awsName"),
            Within = map.Text("within"),
            DataClass = map.Text("dataClass"),
            Persona = map.Text("persona"),
            Objects = map.Text("objects"),
            UnplannedRole = map.Text("unplannedRole"),
            Tags = tags,
            Line = map.Line,
        };
        if (selector == new Selector { Line = selector.Line, Tags = tags } && tags.Count == 0)
        {
            map.Problem($"the selector is empty and would mean everything; give at least one of {string.Join(", ", Keys)}.");
        }

        return selector;
    }
}
