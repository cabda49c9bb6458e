using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RED-02.</summary>
internal sealed class ClustersAskForTls() : StackRule(
    new()
    {
        Id = "RED-02",
        Title = "Redshift clusters take connections over TLS only",
        Demand = "A cluster names its parameter group, and the group sets require_ssl to true.",
        Why = "Without it a client may sign in and read rows in the clear, and nobody notices.",
        Repair = "Add the parameter require_ssl with the value true to a parameter group, and set clusterParameterGroupName to it.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("Redshift.2"), Control.Nist("SC-8"), Control.Nist("SC-13"), Control.Pci("4.2.1")],
    })
{
    private const string SafeDefault = "default.redshift-2.0";

    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        foreach (var group in stack.OfType(WarehouseTypes.ParameterGroups))
        {
            var value = ClusterParameters.In(group, "require_ssl");
            yield return group.Demand("parameters", value.Or(false).IsTrue, $"The parameter group lets clients connect without TLS (require_ssl is {value}).");
        }

        foreach (var cluster in stack.OfType(WarehouseTypes.Clusters))
        {
            // A group that stands in the stack was judged above; what a group elsewhere says cannot be seen.
            var name = cluster.Given("clusterParameterGroupName");
            if (name.IsAbsent)
            {
                yield return Verdict.Breach(
                    cluster, "The cluster names no parameter group, so that TLS is left to the service's default.", "clusterParameterGroupName");
            }
            else if (stack.TargetsOf(cluster, "clusterParameterGroupName", WarehouseTypes.ParameterGroups).Count == 0)
            {
                yield return cluster.Demand(
                    name.Is(SafeDefault).IsYes ? Truth.Yes : IsDefault(name) ? Truth.No : Truth.Unknown,
                    $"The cluster has the parameter group {name}, which lets clients connect without TLS.",
                    "The cluster's parameter group is not in this stack, so that require_ssl cannot be seen.");
            }
        }
    }

    private static bool IsDefault(Value name) => name.Text?.StartsWith("default.", StringComparison.Ordinal) is true;
}
