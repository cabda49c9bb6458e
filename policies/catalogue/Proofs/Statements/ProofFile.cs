using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LandingZone.Policies.Proofs.Statements;

/// <summary>Reads <c>policies/proofs.yaml</c>: a list of statements, each with id, statement and what is to be proved.</summary>
public static partial class ProofFile
{
    private static readonly string[] Kinds = ["access", "network", "pods"];
    private static readonly string[] Keys = ["id", "statement", .. Kinds];

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <returns>The statements, and everything that is wrong. Where something is wrong, no statement counts.</returns>
    public static (IReadOnlyList<ProofStatement> Statements, IReadOnlyList<ProofProblem> Problems) Read(string text, string file)
    {
        var yaml = new YamlStream();
        try
        {
            yaml.Load(new StringReader(text));
        }
        catch (YamlException problem)
        {
            return ([], [new(file, (int)problem.Start.Line, $"this is no YAML: {problem.Message}")]);
        }

        if (yaml.Documents.Count == 0 || yaml.Documents[0].RootNode is YamlScalarNode { Value: null or "" })
        {
            return ([], []);
        }

        if (yaml.Documents[0].RootNode is not YamlSequenceNode list)
        {
            return ([], [new(file, 1, $"the file is a list of statements, each with {string.Join(", ", Keys)}.")]);
        }

        var problems = new List<ProofProblem>();
        var statements = list.Select(node => Read(node, file, problems)).OfType<ProofStatement>().ToList();
        foreach (var twin in statements.GroupBy(statement => statement.Id).SelectMany(group => group.Skip(1)))
        {
            problems.Add(new(file, twin.Line, $"{twin.Id}: the identifier stands here a second time; give each statement its own."));
        }

        return problems.Count > 0 ? ([], [.. problems.OrderBy(problem => problem.Line)]) : (statements, []);
    }

    private static ProofStatement? Read(YamlNode node, string file, List<ProofProblem> problems)
    {
        if (node is not YamlMappingNode map)
        {
            problems.Add(new(file, (int)node.Start.Line, $"'{node}' is no statement; a statement is a map with {string.Join(", ", Keys)}."));
            return null;
        }

        var named = map.Children.TryGetValue(new YamlScalarNode("id"), out var given) ? given.ToString() : "a statement";
        var statement = new StatementNode(map, named, file, problems, Keys);
        var id = statement.Required("id", "a short name in small letters, such as rnd-cannot-read-staging");
        if (id is not null && !IdForm().IsMatch(id))
        {
            statement.Problem(statement["id"]!, $"id: '{id}' is no identifier; use small letters, digits and dashes.");
        }

        var sentence = statement.Required("statement", "what is to be proved, as a sentence");
        if (Kinds.Count(kind => statement[kind] is not null) != 1)
        {
            statement.Problem($"a statement has one of {string.Join(", ", Kinds)}; give what is to be proved.");
        }

        return new ProofStatement
        {
            Id = id ?? "",
            Statement = sentence ?? "",
            Access = AccessReading.Read(statement),
            Network = NetworkReading.Read(statement),
            Pods = PodReading.Read(statement),
            File = file,
            Line = (int)map.Start.Line,
        };
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex IdForm();
}
