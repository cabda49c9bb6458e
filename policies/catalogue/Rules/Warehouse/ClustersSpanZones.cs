using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RED-10.</summary>
internal sealed class ClustersSpanZones() : ResourceRule(
    new()
    {
        Id = "RED-10",
        Title = "Redshift clusters of production span two availability zones",
        Demand = "A cluster that is not tagged as one for trial or research is Multi-AZ.",
        Why = "A cluster in one zone is gone while the zone is, and its recovery in another one takes the time of a restore.",
        Repair = "Set multiAz to true. It needs nodes of the RA3 family.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("Redshift.18")],
        Options =
        [
            RuleOption.List("environmentTags", "Tags whose value tells the environment; the first that is there counts.", "landing-zone:zone", "environment", "Environment"),
            RuleOption.List("trialEnvironments", "Values of these tags for which one availability zone is enough, in small letters.", "rnd", "dev", "development", "test", "sandbox"),
        ],
    },
    "aws:redshift/cluster:Cluster",
    "aws-native:redshift:Cluster")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var environment = settings.Texts("environmentTags").Select(tag => TagOf(resource, tag)).FirstOrDefault(value => !value.IsAbsent, Value.Absent);
        var isTrial = environment.Matches(value => settings.Texts("trialEnvironments").Contains(value.ToLowerInvariant()));
        yield return resource.Demand(
            isTrial.IsUnknown ? "tags" : "multiAz",
            isTrial | resource.Stated("multiAz").Or(false).IsTrue,
            "The cluster stands in one availability zone (multiAz is false).");
    }

    /// <summary>Tags are a map in one provider and a list of key and value in the other.</summary>
    private static Value TagOf(Resource resource, string tag)
    {
        var tags = resource.Stated("tags");
        return tags.Entries.Count > 0 || tags.IsUnknown
            ? tags[tag]
            : tags.Items.FirstOrDefault(item => item["key"].Is(tag).IsYes, Value.Absent)["value"];
    }
}
