using LandingZone.Policies.Fixtures;
using LandingZone.Policies.Resources;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LandingZone.Policies.Mutations;

/// <summary>Reads <c>policies/mutations.yaml</c>: a list of maps with the keys of <see cref="Mutation"/>.</summary>
public static class MutationFile
{
    private static readonly string[] Keys =
        ["id", "breaks", "component", "resource", "name", "set", "remove", "delete", "unprotect", "policy", "addStatement", "dropStatement", "explanation"];

    /// <summary>Reads the file's text.</summary>
    /// <returns>The mutations, and everything that is wrong, each "line: what".</returns>
    public static (IReadOnlyList<Mutation> Mutations, IReadOnlyList<string> Problems) Read(string text)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException problem)
        {
            return ([], [$"{problem.Start.Line}: this is no YAML: {problem.Message}"]);
        }

        if (yaml.Documents is not [{ RootNode: YamlSequenceNode list }])
        {
            return ([], [$"1: the file is a list of mutations, each with {string.Join(", ", Keys)}."]);
        }

        var problems = new List<string>();
        var mutations = list.Select(node => Read(node, problems)).OfType<Mutation>().ToList();
        problems.AddRange(mutations.GroupBy(mutation => mutation.Id).SelectMany(group => group.Skip(1))
            .Select(twin => $"{twin.Line}: id: '{twin.Id}' stands twice; give each its own."));
        return (problems.Count == 0 ? mutations : [], problems);
    }

    private static Mutation? Read(YamlNode node, List<string> problems)
    {
        var line = (int)node.Start.Line;
        if (node is not YamlMappingNode map)
        {
            problems.Add($"{line}: a mutation is a map with {string.Join(", ", Keys)}.");
            return null;
        }

        var before = problems.Count;
        problems.AddRange(map.Children.Keys.Where(key => !Keys.Contains(key.ToString()))
            .Select(key => $"{key.Start.Line}: {key}: a mutation has no such key; it has {string.Join(", ", Keys)}."));
        var values = new FixtureValues();
        var mutation = new Mutation
        {
            Id = Needed("id", "a name in kebab-case"),
            Breaks = Needed("breaks", "what is broken, in a sentence"),
            Component = Needed("component", "the type of the component, such as landingzone:storage:SecureBucket"),
            Resource = Needed("resource", "the type of the resource that is changed"),
            Name = Child("name")?.ToString() ?? "*",
            Set = Child("set") is YamlMappingNode set
                ? [.. set.Children.Select(entry => KeyValuePair.Create(entry.Key.ToString(), values.Read(entry.Value)))]
                : [],
            Remove = Child("remove") is YamlSequenceNode removed ? [.. removed.Select(path => path.ToString())] : [],
            Delete = Child("delete")?.ToString() == "true",
            Unprotect = Child("unprotect")?.ToString() == "true",
            Policy = Child("policy")?.ToString(),
            AddStatement = Child("addStatement") is { } statement ? values.Read(statement) : Value.Absent,
            DropStatement = Child("dropStatement")?.ToString(),
            Explanation = Child("explanation")?.ToString(),
            Line = line,
        };
        if (mutation is { Set: [], Remove: [], Delete: false, Unprotect: false, AddStatement.IsAbsent: true, DropStatement: null })
        {
            problems.Add($"{line}: nothing is broken; give set, remove, delete, unprotect, addStatement or dropStatement.");
        }

        if (mutation.Policy is null && (!mutation.AddStatement.IsAbsent || mutation.DropStatement is not null))
        {
            problems.Add($"{line}: policy: it is missing; name the property that holds the policy.");
        }

        return problems.Count == before ? mutation : null;

        YamlNode? Child(string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

        string Needed(string key, string meaning)
        {
            var given = Child(key)?.ToString() ?? "";
            if (given.Length == 0)
            {
                problems.Add($"{line}: {key}: it is missing; give {meaning}.");
            }

            return given;
        }
    }
}
