using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.FileSystems;

/// <summary>Tells what the selection of a backup plan selects. Source: AWS Backup API reference, BackupSelection.</summary>
internal static class BackupSelection
{
    /// <summary>Whether a selection selects a resource: by its ARN or by one of its tags, and by no excluded ARN.</summary>
    public static Truth Selects(StackResources stack, Resource selection, Resource resource)
    {
        // The other provider has one block around everything.
        var block = selection.Given("backupSelection");
        var read = block.IsAbsent ? selection.Stated : (Func<string, Value>)(name => block[name]);
        var named = stack.TargetsOf(selection, "resources").Contains(resource);
        var tags = read("selectionTags").Or(read("listOfTags"));
        return (named | IsAmong(read("resources"), resource) | Truth.Any(tags.Items, tag => HasTag(resource, tag)))
            & !IsAmong(read("notResources"), resource);
    }

    private static Truth IsAmong(Value patterns, Resource resource)
    {
        var arn = resource["arn"];
        return Truth.Any(patterns.Items, pattern => pattern.Is("*") | BothMatch(pattern, arn));
    }

    private static Truth BothMatch(Value pattern, Value arn) =>
        pattern.Text is { } text && arn.Text is { } known ? Wildcard.Matches(text, known)
        : pattern.IsUnknown || arn.IsUnknown ? Truth.Unknown
        : Truth.No;

    private static Truth HasTag(Resource resource, Value tag)
    {
        var (key, wanted) = (tag["key"].Or(tag["conditionKey"]), tag["value"].Or(tag["conditionValue"]));
        if (key.Text is not { } name || wanted.Text is not { } value)
        {
            return key.IsUnknown || wanted.IsUnknown ? Truth.Unknown : Truth.No;
        }

        // Tags are a map in one provider and a list of key and value in the other.
        var tags = resource.Stated("tags").Or(resource.Stated("fileSystemTags"));
        return tags.IsUnknown || tags.Entries.Count > 0
            ? tags[name].Is(value)
            : Truth.Any(tags.Items, item => item["key"].Is(name) & item["value"].Is(value));
    }
}
