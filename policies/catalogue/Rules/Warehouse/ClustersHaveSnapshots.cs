using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RED-03.</summary>
internal sealed class ClustersHaveSnapshots() : ResourceRule(
    new()
    {
        Id = "RED-03",
        Title = "Redshift clusters keep automated snapshots",
        Demand = "Automated snapshots are kept for the days that the option names, or longer.",
        Why = "The last day's snapshot is the only way back from a wrong DELETE, and after it is gone there is none.",
        Repair = "Set automatedSnapshotRetentionPeriod to 7 days or more.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("Redshift.3"), Control.Nist("CP-9"), Control.Nist("CP-10")],
        Options = [RuleOption.Number("days", "The fewest days that automated snapshots are kept.", 7)],
    },
    "aws:redshift/cluster:Cluster",
    "aws-native:redshift:Cluster")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var days = resource.Stated("automatedSnapshotRetentionPeriod").Or(1);
        yield return resource.Demand(
            "automatedSnapshotRetentionPeriod",
            days.IsAtLeast(settings.Number("days")),
            $"Automated snapshots are kept for less than {settings.Number("days")} days (automatedSnapshotRetentionPeriod is {days}).");
    }
}
