using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RED-05.</summary>
internal sealed class ClustersAreMaintained() : ResourceRule(
    new()
    {
        Id = "RED-05",
        Title = "Redshift clusters take new versions, in a window of their own",
        Demand = "A cluster allows version upgrades and has a maintenance window.",
        Why = "An old version keeps its holes; without a window of its own the cluster stops when the service pleases.",
        Repair = "Set allowVersionUpgrade to true and preferredMaintenanceWindow to a quiet half hour.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("Redshift.6"), Control.Nist("SI-2")],
    },
    "aws:redshift/cluster:Cluster",
    "aws-native:redshift:Cluster")
{
    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings) =>
    [
        resource.Demand(
            "allowVersionUpgrade",
            resource.Stated("allowVersionUpgrade").Or(true).IsTrue,
            "The cluster refuses new versions (allowVersionUpgrade is false)."),
        resource.Demand(
            "preferredMaintenanceWindow",
            resource.Given("preferredMaintenanceWindow").IsSet,
            "The cluster has no maintenance window (preferredMaintenanceWindow is not set)."),
    ];
}
