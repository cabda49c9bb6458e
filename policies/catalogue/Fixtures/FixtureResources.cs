using LandingZone.Policies.Resources;
using YamlDotNet.RepresentationModel;

namespace LandingZone.Policies.Fixtures;

/// <summary>Reads the resources of a case.</summary>
/// <param name="file">The file's name, for messages.</param>
internal sealed class FixtureResources(string file)
{
    private static readonly string[] Keys = ["inputs", "outputs", "id", "parent", "protect", "dependsOn", "project"];

    private readonly Dictionary<string, Resource> _read = new(StringComparer.Ordinal);

    public StackResources Read(YamlSequenceNode nodes)
    {
        foreach (var node in nodes)
        {
            var resource = Read((YamlMappingNode)node);
            if (!_read.TryAdd(resource.Name, resource))
            {
                throw FixtureFile.Fault(file, node, $"two resources of a case are called '{resource.Name}'");
            }
        }

        return new StackResources("example", _read.Values);
    }

    private Resource Read(YamlMappingNode node)
    {
        if (node.Children.Count == 0 || node.Children[0] is not { Key: YamlScalarNode { Value: { } type }, Value: YamlScalarNode { Value: { } name } })
        {
            throw FixtureFile.Fault(file, node, "a resource begins with 'type: name'");
        }

        foreach (var (key, _) in node.Children.Skip(1))
        {
            if (!Keys.Contains(key.ToString()))
            {
                throw FixtureFile.Fault(file, key, $"'{key}' is none of {string.Join(", ", Keys)}");
            }
        }

        var values = new FixtureValues(Look);
        var dependencies = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var inputs = new List<KeyValuePair<string, Value>>();
        if (Child(node, "inputs") is YamlMappingNode given)
        {
            foreach (var (key, value) in given.Children)
            {
                values.Referred.Clear();
                inputs.Add(KeyValuePair.Create(key.ToString(), values.Read(value)));
                if (values.Referred.Count > 0)
                {
                    dependencies.Add(key.ToString(), [.. values.Referred.Distinct().Select(UrnOf)]);
                }
            }
        }

        var custom = !type.StartsWith("landingzone:", StringComparison.Ordinal) && type != "pulumi:pulumi:Stack";
        var outputs = Child(node, "outputs") is { } shown ? values.Read(shown) : Value.Absent;
        var after = Child(node, "dependsOn") is YamlSequenceNode named ? named.Select(other => UrnOf(other.ToString())) : [];
        var parent = Child(node, "parent")?.ToString();
        return new Resource
        {
            Urn = UrnOf(type, name),
            Type = type,
            Name = name,
            IsCustom = custom,
            Id = !custom ? Value.Absent : Child(node, "id") is { } id ? values.Read(id) : Value.Of($"{name}-id"),
            Inputs = Value.Of(inputs),
            Outputs = outputs,
            Parent = parent is null ? null : UrnOf(parent),
            Protect = Child(node, "protect") is { } protect ? protect.ToString() == "true" : null,
            PropertyDependencies = dependencies,
            Dependencies = [.. dependencies.Values.SelectMany(urns => urns).Concat(after).Distinct()],
        };
    }

    /// <summary>"bucket.arn": the property where the resource has it, its id, or a text made of both names.</summary>
    private Value Look(string path)
    {
        var dot = path.LastIndexOf('.');
        var (name, property) = (path[..dot], path[(dot + 1)..]);
        var resource = _read.GetValueOrDefault(name) ?? throw new FormatException($"{file}: '{path}' names no resource that stands before it.");
        return property == "id" ? resource.Id : resource[property].Or($"{name}-{property}");
    }

    private string UrnOf(string name) =>
        _read.TryGetValue(name, out var resource) ? resource.Urn
        : throw new FormatException($"{file}: '{name}' names no resource that stands before it.");

    private static string UrnOf(string type, string name) => $"urn:pulumi:example::landing-zone::{type}::{name}";

    private static YamlNode? Child(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
}
