using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>The disruption budgets of a stack, found by a label that their pods must have, so that not each is asked for each pod.</summary>
internal sealed class DisruptionBudgets
{
    private readonly Dictionary<(string Space, string Label), List<Resource>> _byLabel = [];
    private readonly Dictionary<string, List<Resource>> _others = new(StringComparer.Ordinal);
    private readonly bool _hasStray;

    public DisruptionBudgets(StackResources stack)
    {
        foreach (var budget in stack.OfType("kubernetes:policy/v1:PodDisruptionBudget"))
        {
            var space = budget.Namespace().Or("default");
            var wanted = budget.Manifest("spec")["selector"]["matchLabels"].Entries.FirstOrDefault(label => label.Value.Text is not null);
            if (space.Text is not { } named)
            {
                _hasStray = true;
            }
            else if (wanted.Key is not null)
            {
                Add(_byLabel, (named, LabelOf(wanted)), budget);
            }
            else
            {
                Add(_others, named, budget);
            }
        }
    }

    /// <summary>Whether a budget of a namespace covers pods with some labels.</summary>
    public Truth Cover(string? space, Value labels)
    {
        if (space is null || labels.IsUnknown)
        {
            return Truth.Unknown;
        }

        var candidates = labels.Entries.SelectMany(label => _byLabel.GetValueOrDefault((space, LabelOf(label))) ?? [])
            .Concat(_others.GetValueOrDefault(space) ?? []);
        var covered = Truth.Any(candidates, budget => LabelSelector.Chooses(budget.Manifest("spec")["selector"], labels));
        return covered.IsNo && (_hasStray || labels.Entries.Any(label => label.Value.IsUnknown)) ? Truth.Unknown : covered;
    }

    private static string LabelOf(KeyValuePair<string, Value> label) => $"{label.Key}={label.Value.Text}";

    private static void Add<TKey>(Dictionary<TKey, List<Resource>> index, TKey key, Resource budget)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var list))
        {
            index.Add(key, list = []);
        }

        list.Add(budget);
    }
}
