using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>The tags of a resource.</summary>
internal static class ResourceTags
{
    /// <summary>The tags whose values are known.</summary>
    public static Dictionary<string, string> Of(Resource resource)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in resource["tagsAll"].Entries.Concat(resource["tags"].Entries))
        {
            if (value.Text is { } text)
            {
                tags[key] = text;
            }
        }

        // CloudFormation's form is a list of pairs.
        foreach (var pair in resource["tags"].Entries.Count > 0 ? [] : resource["tags"].Items)
        {
            if (pair["key"].Text is { } key && pair["value"].Text is { } value)
            {
                tags[key] = value;
            }
        }

        return tags;
    }
}
