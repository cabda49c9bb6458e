using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.Network;

namespace LandingZone.Policies.Rules.Spark;

/// <summary>EMR-08.</summary>
internal sealed class ClusterGroupsAreClosed() : StackRule(
    new()
    {
        Id = "EMR-08",
        Title = "Security groups of EMR clusters are closed to the internet",
        Demand = "No security group that a cluster uses lets the internet in, on any port.",
        Why = "The nodes serve web pages and take jobs without asking who sends them.",
        Repair = "Replace the range by the security group or the range of those who use the cluster.",
        Severity = Severity.High,
        Controls = [Control.Nist("SC-7")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var groups = new NestedReferences(stack, GroupOpenings.Groups);
        var openings = new GroupOpenings(stack);
        foreach (var cluster in SparkCluster.In(stack))
        {
            var used = cluster.Groups.SelectMany(value => groups.Of(cluster.On, cluster.Property, value)).Distinct();
            foreach (var opening in used.SelectMany(openings.Of))
            {
                yield return opening.Refuse(
                    opening.IsIngress & opening.IsForInternet,
                    $"{opening.Label} opens {opening.Ports} of the cluster '{cluster.On.Name}' to {opening.Internet}.");
            }
        }
    }
}
