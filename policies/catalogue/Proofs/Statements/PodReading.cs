using YamlDotNet.RepresentationModel;

namespace LandingZone.Policies.Proofs.Statements;

/// <summary>Reads statements about pods.</summary>
internal static class PodReading
{
    private static readonly string[] Keys = ["in", "from", "to", "apart"];
    private static readonly string[] PodKeys = ["namespace", "labels"];
    private static readonly string[] Kinds = ["namespace", "subnets", "host"];
    private static readonly string[] TargetKeys = [.. Kinds, "labels"];

    /// <summary>Reads one, or gives null where there is none. What is wrong is added to the problems.</summary>
    public static PodStatement? Read(StatementNode statement)
    {
        if (statement.Map("pods", Keys) is not { } map)
        {
            return null;
        }

        if (map["apart"] is { } apart)
        {
            foreach (var key in Keys.Where(key => key != "apart" && map[key] is not null))
            {
                map.Problem(map[key]!, $"{key} cannot stand beside apart; give one of them.");
            }

            return new PodStatement { Apart = SelectorReading.One(map, "apart", apart) };
        }

        Selector? selector = null;
        if (map["in"] is { } where)
        {
            selector = SelectorReading.One(map, "in", where);
        }
        else
        {
            map.Problem("in is missing; give a selector of the stacks whose clusters are meant.");
        }

        PodForm? from = null;
        if (map.Map("from", PodKeys) is { } pods)
        {
            from = Pods(pods);
        }
        else if (map["from"] is null)
        {
            map.Problem("from is missing; give the namespace of the pods, and perhaps labels.");
        }

        if (map["to"] is null)
        {
            map.Problem("to is missing; give a namespace, subnets or a host.");
        }

        var targets = map.Nodes("to").Select(node => Target(map, node)).OfType<PodTarget>().ToList();
        return selector is null || from is null ? null : new PodStatement { In = selector, From = from, To = targets };
    }

    private static PodForm? Pods(StatementNode map)
    {
        var space = map.Required("namespace", "the namespace of the pods");
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        switch (map["labels"])
        {
            case null:
                break;
            case YamlMappingNode given:
                foreach (var (name, value) in given.Children)
                {
                    labels[name.ToString()] = value.ToString();
                }

                break;
            case var other:
                map.Problem(other, "labels: this is no map; give 'name: value'.");
                break;
        }

        return space is null ? null : new PodForm(space, labels, map.Line);
    }

    private static PodTarget? Target(StatementNode statement, YamlNode node)
    {
        if (statement.Map(node, "to", TargetKeys) is not { } map)
        {
            return null;
        }

        if (Kinds.Count(key => map[key] is not null) != 1)
        {
            map.Problem("one of namespace, subnets and host says what is meant; give exactly one.");
            return null;
        }

        return map["namespace"] is not null ? new PodTarget(Pods(map), null, null)
            : map["subnets"] is { } subnets ? new PodTarget(null, SelectorReading.One(map, "subnets", subnets), null)
            : new PodTarget(null, null, map.Text("host"));
    }
}
