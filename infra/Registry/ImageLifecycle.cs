using System.Text.Json;
using System.Text.Json.Nodes;

namespace LandingZone.Registry;

/// <summary>
/// The lifecycle policy of a repository. ECR goes through the rules by priority, and an image whose tags match a rule is out of reach of
/// all later ones, also when that rule does not remove it (Amazon ECR user guide, "How the lifecycle policy evaluator works"). So the
/// first rule is about released images and has an age that none will reach: an image that was tried as "rc-7" and released as "v7" has
/// both tags, and stays.
/// </summary>
internal static class ImageLifecycle
{
    /// <summary>A hundred years: longer than any image will be asked for.</summary>
    private const int ForeverDays = 36_500;

    /// <summary>The policy's JSON.</summary>
    /// <param name="args">What the catalog is made from.</param>
    /// <param name="isPinned">Whether something names builds of the image by digest, so that nothing may expire.</param>
    public static string Policy(ImageCatalogArgs args, bool isPinned)
    {
        var priority = 0;
        var rules = new JsonArray { Rule(++priority, "Released images stay", ForeverDays, args.ReleaseTagPattern) };
        if (isPinned)
        {
            // A build may be named by its digest alone, which no rule can see.
            return Written(rules);
        }

        foreach (var pattern in args.PreReleaseTagPatterns)
        {
            // One rule for each pattern: a rule with several matches only images that have tags of all of them.
            rules.Add(Rule(++priority, $"Images tagged {pattern} that were not released", args.PreReleaseDays, pattern));
        }

        rules.Add(Rule(++priority, "Images without a tag", args.UntaggedDays, tagPattern: null));
        return Written(rules);
    }

    private static string Written(JsonArray rules) => new JsonObject { ["rules"] = rules }.ToJsonString(JsonSerializerOptions.Default);

    private static JsonObject Rule(int priority, string description, int days, string? tagPattern)
    {
        var selection = new JsonObject { ["tagStatus"] = tagPattern is null ? "untagged" : "tagged" };
        if (tagPattern is not null)
        {
            selection["tagPatternList"] = new JsonArray(tagPattern);
        }

        selection["countType"] = "sinceImagePushed";
        selection["countUnit"] = "days";
        selection["countNumber"] = days;
        return new JsonObject
        {
            ["rulePriority"] = priority,
            ["description"] = description,
            ["selection"] = selection,
            ["action"] = new JsonObject { ["type"] = "expire" },
        };
    }
}
