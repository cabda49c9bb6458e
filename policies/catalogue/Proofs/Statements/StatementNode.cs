using YamlDotNet.RepresentationModel;

namespace LandingZone.Policies.Proofs.Statements;

/// <summary>A map of a file of statements, which remembers everything that is wrong with it.</summary>
internal sealed class StatementNode
{
    private readonly YamlMappingNode _map;
    private readonly string _path;
    private readonly string _file;
    private readonly List<ProofProblem> _problems;

    /// <summary>Looks at a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="path">Where it is, for messages: the statement's identifier and the keys that lead here.</param>
    /// <param name="file">The file.</param>
    /// <param name="problems">Where problems are added.</param>
    /// <param name="keys">The keys that there are.</param>
    public StatementNode(YamlMappingNode map, string path, string file, List<ProofProblem> problems, IReadOnlyList<string> keys)
    {
        (_map, _path, _file, _problems) = (map, path, file, problems);
        foreach (var (key, _) in map.Children.Where(entry => !keys.Contains(entry.Key.ToString())))
        {
            Problem(key, $"there is no key '{key}' here; there are {string.Join(", ", keys)}.");
        }
    }

    /// <summary>The line of the map.</summary>
    public int Line => (int)_map.Start.Line;

    /// <summary>The value of a key, or null.</summary>
    public YamlNode? this[string key] => _map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    /// <summary>A text, or null; a problem where it is of another kind or empty.</summary>
    public string? Text(string key)
    {
        switch (this[key])
        {
            case null:
                return null;
            case YamlScalarNode { Value: { Length: > 0 } text }:
                return text;
            case var node:
                Problem(node, $"{key}: this is no text; write one line of text.");
                return null;
        }
    }

    /// <summary>A text that must be there.</summary>
    public string? Required(string key, string meaning)
    {
        if (this[key] is null)
        {
            Problem(_map, $"{key} is missing; give {meaning}.");
            return null;
        }

        return Text(key);
    }

    /// <summary>One text or a list of texts.</summary>
    public IReadOnlyList<(string Text, YamlNode Node)> Texts(string key)
    {
        var texts = new List<(string, YamlNode)>();
        foreach (var node in Nodes(key))
        {
            if (node is YamlScalarNode { Value: { Length: > 0 } text })
            {
                texts.Add((text, node));
            }
            else
            {
                Problem(node, $"{key}: this is no text; write a text or a list of texts.");
            }
        }

        return texts;
    }

    /// <summary>True or false; false where it is not given.</summary>
    public bool Flag(string key)
    {
        if (this[key] is not { } node)
        {
            return false;
        }

        if (node is YamlScalarNode { Value: "true" or "false" } flag)
        {
            return flag.Value == "true";
        }

        Problem(node, $"{key}: '{node}' is neither true nor false; write one of them.");
        return false;
    }

    /// <summary>One node or the nodes of a list.</summary>
    public IReadOnlyList<YamlNode> Nodes(string key) => this[key] switch
    {
        null => [],
        YamlSequenceNode list => [.. list],
        var node => [node],
    };

    /// <summary>A map under a key, with its own keys; null where there is none.</summary>
    public StatementNode? Map(string key, IReadOnlyList<string> keys)
    {
        switch (this[key])
        {
            case null:
                return null;
            case YamlMappingNode map:
                return new StatementNode(map, $"{_path}: {key}", _file, _problems, keys);
            case var node:
                Problem(node, $"{key}: '{node}' is no map; give {string.Join(", ", keys)}.");
                return null;
        }
    }

    /// <summary>A node of a list as a map.</summary>
    public StatementNode? Map(YamlNode node, string key, IReadOnlyList<string> keys)
    {
        if (node is YamlMappingNode map)
        {
            return new StatementNode(map, $"{_path}: {key}", _file, _problems, keys);
        }

        Problem(node, $"{key}: '{node}' is no selector; give a map with {string.Join(", ", keys)}.");
        return null;
    }

    /// <summary>Adds a problem.</summary>
    public void Problem(YamlNode node, string text) => _problems.Add(new ProofProblem(_file, (int)node.Start.Line, $"{_path}: {text}"));

    /// <summary>Adds a problem of the whole map.</summary>
    public void Problem(string text) => Problem(_map, text);
}
