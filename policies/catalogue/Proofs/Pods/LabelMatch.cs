using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Pods;

/// <summary>
/// Whether a label selector of Kubernetes fits something of which some labels are known. Source: Kubernetes documentation, "Labels and
/// Selectors".
/// </summary>
internal static class LabelMatch
{
    /// <summary>Yes where it fits all that have these labels, no where it fits none of them, otherwise unknown.</summary>
    /// <param name="selector">The selector; an empty one fits everything.</param>
    /// <param name="labels">Labels that are known.</param>
    /// <param name="complete">Whether there are no others.</param>
    public static Truth Fits(Value selector, IReadOnlyDictionary<string, string> labels, bool complete)
    {
        if (selector.IsUnknown)
        {
            return Truth.Unknown;
        }

        var fits = Truth.All(selector["matchLabels"].Entries, entry => Has(entry.Key, value => value == entry.Value.Text));
        return fits & Truth.All(selector["matchExpressions"].Items, Expression);

        Truth Has(string key, Func<string, bool> fitting) =>
            labels.TryGetValue(key, out var value) ? Truth.Of(fitting(value)) : complete ? Truth.No : Truth.Unknown;

        Truth Expression(Value expression)
        {
            var key = expression["key"].Text ?? "";
            var values = expression["values"].Texts ?? [];
            return expression["operator"].Text switch
            {
                "In" => Has(key, values.Contains),
                "NotIn" => !Has(key, values.Contains),
                "Exists" => Has(key, _ => true),
                "DoesNotExist" => !Has(key, _ => true),
                _ => Truth.Unknown,
            };
        }
    }
}
