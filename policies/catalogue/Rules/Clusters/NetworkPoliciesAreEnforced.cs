using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Clusters;

/// <summary>EKS-11.</summary>
internal sealed class NetworkPoliciesAreEnforced() : StackRule(
    new()
    {
        Id = "EKS-11",
        Title = "Network policies are enforced",
        Demand = "A cluster has the add-on vpc-cni, and its network policies are on.",
        Why = "Otherwise NetworkPolicy objects can be written, and nothing obeys them: every pod reaches every other.",
        Repair = "Set configurationValues of the add-on to {\"enableNetworkPolicy\": \"true\"}.",
        Severity = Severity.Medium,
        Controls = [Control.CisEks("4.3.1"), Control.CisEks("5.4.4")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var addons = new Companions(stack, "clusterName", ClusterTypes.Addons);
        foreach (var cluster in stack.OfType(ClusterTypes.Clusters))
        {
            var network = addons.Of(cluster).FirstOrDefault(addon => addon["addonName"].Is("vpc-cni").IsYes);
            yield return network is not null
                ? network.Demand(
                    "configurationValues",
                    EmbeddedJson.Read(network.Stated("configurationValues"))["enableNetworkPolicy"].IsTrue,
                    "The add-on vpc-cni does not enforce network policies (configurationValues has no enableNetworkPolicy \"true\").")
                : cluster.Demand(
                    addons.HasStray ? Truth.Unknown : Truth.No,
                    "The cluster has no add-on vpc-cni, so that nothing is known to enforce network policies.",
                    "It is not known yet which cluster an add-on is for.");
        }
    }
}
