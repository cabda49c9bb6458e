using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Buckets;

/// <summary>S3-11.</summary>
internal sealed class PreciousDataIsCopied() : StackRule(
    new()
    {
        Id = "S3-11",
        Title = "Data of the first tier has a copy",
        Demand = "A bucket of the first tier is replicated, or AWS Backup has it.",
        Why = "Versions and locks lie in the same bucket: what closes or destroys it takes them along.",
        Repair = "Add an aws.s3.BucketReplicationConfig with an enabled rule, or the tag that a backup selection of the stack looks for.",
        Severity = Severity.Low,
        Controls = [Control.SecurityHub("S3.7"), Control.Nist("CP-6"), Control.Nist("CP-9"), Control.Nist("CP-10")],
        Options = [RuleOption.List("buckets", "Patterns of the names of buckets of the first tier.", "*curated*", "*client-results*")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var patterns = settings.Texts("buckets");
        var selections = stack.OfType("aws:backup/selection:Selection").ToList();
        foreach (var bucket in BucketView.Of(stack))
        {
            if (!patterns.Any(pattern => Wildcard.Matches(pattern, bucket.Name ?? bucket.On.Name, ignoreCase: true)))
            {
                continue;
            }

            var replication = bucket.Replication;
            var isCopied = Truth.Any(replication.Settings.Items, rule => rule["status"].Is("Enabled"))
                | Truth.Any(selections, selection => Selects(stack, selection, bucket.On));
            if (isCopied.IsNo && replication.Settings.IsAbsent && replication.MayBeElsewhere)
            {
                isCopied = Truth.Unknown;
            }

            yield return bucket.On.Demand(
                isCopied,
                "The bucket has neither replication nor a backup.",
                "Whether the bucket is replicated or backed up is not known yet.");
        }
    }

    private static Truth Selects(StackResources stack, Resource selection, Resource bucket)
    {
        var named = stack.TargetsOf(selection, "resources", BucketTypes.Buckets).Contains(bucket);
        return named | Truth.Any(
            selection.Stated("selectionTags").Items,
            tag => tag["key"].Text is { } key
                ? tag["type"].Is("STRINGEQUALS") & TagOf(bucket, key).Matches(value => value == tag["value"].Text)
                : Truth.Unknown);
    }

    // One provider has a map of tags, the other a list.
    private static Value TagOf(Resource bucket, string key)
    {
        var tags = bucket.Stated("tags");
        return bucket.Type == BucketTypes.Native
            ? tags.Items.FirstOrDefault(tag => tag["key"].Text == key)?["value"] ?? Value.Absent
            : tags[key];
    }
}
