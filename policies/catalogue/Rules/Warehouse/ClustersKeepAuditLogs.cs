using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>RED-04.</summary>
internal sealed class ClustersKeepAuditLogs() : StackRule(
    new()
    {
        Id = "RED-04",
        Title = "Redshift clusters write audit logs, every statement included",
        Demand = "A cluster has audit logging, and its parameter group sets enable_user_activity_logging to true.",
        Why = "Without both it cannot be told afterwards who signed in and which client's data they read.",
        Repair = "Add an aws.redshift.Logging for the cluster, and the parameter enable_user_activity_logging to its parameter group.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("Redshift.4"), Control.Nist("AU-2"), Control.Nist("AU-12"), Control.Pci("10.2.1")],
    })
{
    public override IEnumerable<Verdict?> Check(StackResources stack, RuleSettings settings)
    {
        var loggings = new Companions(stack, "clusterIdentifier", "aws:redshift/logging:Logging");
        foreach (var cluster in stack.OfType(WarehouseTypes.Clusters))
        {
            var inline = cluster.Given("logging")["enable"].Or(false).IsTrue
                | cluster.Given("loggingProperties").IsSet;
            yield return cluster.Demand(
                inline | loggings.Any(cluster, _ => Truth.Yes),
                "The cluster has no audit logging.",
                "Whether the cluster has audit logging is not known yet.");

            if (stack.TargetsOf(cluster, "clusterParameterGroupName", WarehouseTypes.ParameterGroups) is [var group, ..])
            {
                var value = ClusterParameters.In(group, "enable_user_activity_logging");
                yield return group.Demand(
                    "parameters", value.Or(false).IsTrue, $"Statements are not in the audit log of '{cluster.Name}' (enable_user_activity_logging is {value}).");
            }
            else
            {
                var name = cluster.Given("clusterParameterGroupName");
                yield return cluster.Demand(
                    name.IsAbsent || name.Text?.StartsWith("default.", StringComparison.Ordinal) is true ? Truth.No : Truth.Unknown,
                    "Statements are not in the audit log: the cluster has no parameter group that sets enable_user_activity_logging.",
                    "The cluster's parameter group is not in this stack, so that enable_user_activity_logging cannot be seen.");
            }
        }
    }
}
