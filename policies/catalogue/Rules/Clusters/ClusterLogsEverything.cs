using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Clusters;

/// <summary>EKS-04.</summary>
internal sealed class ClusterLogsEverything() : ResourceRule(
    new()
    {
        Id = "EKS-04",
        Title = "The control plane logs everything",
        Demand = "All five logs of a cluster's control plane are on.",
        Why = "Without the audit log nobody can say who did what in the cluster; the others tell why it was let through.",
        Repair = "Set enabledClusterLogTypes to api, audit, authenticator, controllerManager and scheduler.",
        Severity = Severity.Medium,
        Controls = [Control.Fsbp("EKS.8")],
    },
    ClusterTypes.Clusters)
{
    private static readonly string[] Kinds = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

    public override IEnumerable<Verdict?> Check(Resource resource, RuleSettings settings)
    {
        var isNative = resource.Type == "aws-native:eks:Cluster";
        var (property, on) = isNative
            ? ("logging.clusterLogging.enabledTypes", resource.Stated("logging")["clusterLogging"]["enabledTypes"])
            : ("enabledClusterLogTypes", resource.Stated("enabledClusterLogTypes"));
        var off = Kinds.Where(kind => Truth.Any(on.Items, item => (isNative ? item["type"] : item).Is(kind)).IsNo).ToList();
        return
        [
            resource.Demand(
                property,
                on.IsUnknown || on.Items.Any(item => item.IsUnknown) ? Truth.Unknown : off.Count == 0,
                $"Logs of the control plane are off: {string.Join(", ", off)}."),
        ];
    }
}
