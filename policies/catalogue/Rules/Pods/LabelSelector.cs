using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>Which labels a selector chooses. Source: Kubernetes API reference, LabelSelector.</summary>
internal static class LabelSelector
{
    /// <summary>Whether a selector chooses a pod with some labels. One that is empty chooses all.</summary>
    public static Truth Chooses(Value selector, Value labels) => selector.IsUnknown ? Truth.Unknown
        : Truth.All(selector["matchLabels"].Entries, wanted => Same(labels[wanted.Key], wanted.Value))
        & Truth.All(selector["matchExpressions"].Items, expression => Holds(expression, labels));

    private static Truth Holds(Value expression, Value labels)
    {
        if (expression["key"].Text is not { } key || expression["values"].Texts is not { } values)
        {
            return Truth.Unknown;
        }

        var label = labels[key];
        return expression["operator"].Text switch
        {
            "In" => label.Matches(values.Contains),
            "NotIn" => !label.Matches(values.Contains),
            "Exists" => label.IsUnknown ? Truth.Unknown : !label.IsAbsent,
            "DoesNotExist" => label.IsUnknown ? Truth.Unknown : label.IsAbsent,
            _ => Truth.Unknown,
        };
    }

    private static Truth Same(Value label, Value wanted) => wanted.Text is { } text ? label.Is(text) : Truth.Unknown;
}
