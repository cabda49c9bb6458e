using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace LandingZone.Policies.Proofs.Statements;

/// <summary>Reads statements about access.</summary>
internal static partial class AccessReading
{
    private static readonly string[] Keys = ["nobody", "except", "may", "on", "through", "unplanned"];

    /// <summary>Reads one, or gives null where there is none. What is wrong is added to the problems.</summary>
    public static AccessStatement? Read(StatementNode statement)
    {
        if (statement.Map("access", Keys) is not { } map)
        {
            return null;
        }

        var nobody = SubjectsOf(map);
        var may = map.Texts("may");
        if (may.Count == 0)
        {
            map.Problem("may is missing; give the actions that are meant, such as s3:GetObject.");
        }

        foreach (var (action, node) in may.Where(entry => !ActionForm().IsMatch(entry.Text)))
        {
            map.Problem(node, $"may: '{action}' is no action; write service:Action, such as s3:GetObject, with * and ? as wildcards of the action.");
        }

        var outside = map["on"] is YamlScalarNode { Value: "outside" };
        if (map["on"] is null)
        {
            map.Problem("on is missing; give a selector of the resources that are meant, or 'outside' for those of other organizations.");
        }

        return new AccessStatement
        {
            Nobody = nobody ?? new Subjects(),
            Except = SelectorReading.All(map, "except"),
            May = [.. may.Select(entry => entry.Text)],
            On = outside ? [] : SelectorReading.All(map, "on"),
            OnOutside = outside,
            Through = map["through"] is { } through ? SelectorReading.One(map, "through", through) : null,
            Unplanned = map.Flag("unplanned"),
        };
    }

    private static Subjects? SubjectsOf(StatementNode map)
    {
        switch (map["nobody"])
        {
            case null:
                map.Problem("nobody is missing; give a selector of roles, or one of the words everybody, outsiders and anyone.");
                return null;
            case YamlScalarNode { Value: "everybody" }:
                return new Subjects { Everybody = true };
            case YamlScalarNode { Value: "outsiders" }:
                return new Subjects { Outsiders = true };
            case YamlScalarNode { Value: "anyone" }:
                return new Subjects { Everybody = true, Outsiders = true };
            case YamlScalarNode word:
                map.Problem(word, $"nobody: '{word}' is no word for principals; give everybody, outsiders, anyone or a selector.");
                return null;
            default:
                return new Subjects { Principals = SelectorReading.All(map, "nobody") };
        }
    }

    [GeneratedRegex(@"^[a-z0-9-]+:[A-Za-z0-9*?]+$")]
    private static partial Regex ActionForm();
}
