using YamlDotNet.RepresentationModel;

namespace LandingZone.Policies.Proofs.Statements;

/// <summary>Reads statements about networks.</summary>
internal static class NetworkReading
{
    private static readonly string[] Keys = ["from", "to", "only"];

    /// <summary>Reads one, or gives null where there is none. What is wrong is added to the problems.</summary>
    public static NetworkStatement? Read(StatementNode statement)
    {
        if (statement.Map("network", Keys) is not { } map)
        {
            return null;
        }

        var only = new List<PortForm>();
        foreach (var (text, node) in map.Texts("only"))
        {
            if (PortForm.Parse(text) is { } ports)
            {
                only.Add(ports);
            }
            else
            {
                map.Problem(node, $"only: '{text}' is no port; write tcp/443, udp/1024-65535 or icmp.");
            }
        }

        return new NetworkStatement { From = Places(map, "from"), To = Places(map, "to"), Only = only };
    }

    private static List<PlaceForm> Places(StatementNode map, string key)
    {
        var places = new List<PlaceForm>();
        if (map[key] is null)
        {
            map.Problem($"{key} is missing; give a selector of subnets, or one of the words {string.Join(", ", PlaceForm.Words)}.");
        }

        foreach (var node in map.Nodes(key))
        {
            if (node is YamlScalarNode { Value: var word })
            {
                if (word is not null && PlaceForm.Words.Contains(word))
                {
                    places.Add(new PlaceForm(null, word));
                }
                else
                {
                    map.Problem(node, $"{key}: '{word}' is no place; give a selector of subnets, or one of the words {string.Join(", ", PlaceForm.Words)}.");
                }
            }
            else if (SelectorReading.One(map, key, node) is { } selector)
            {
                places.Add(new PlaceForm(selector, null));
            }
        }

        return places;
    }
}
