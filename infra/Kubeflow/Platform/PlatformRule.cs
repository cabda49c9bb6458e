using Pulumi;
using RbacInputs = Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace LandingZone.Kubeflow;

/// <summary>Rules of roles in Kubernetes, written short.</summary>
internal static class PlatformRule
{
    /// <summary>Reading.</summary>
    public static readonly string[] Read = ["get", "list", "watch"];

    /// <summary>Reading, making, changing and removing.</summary>
    public static readonly string[] Manage = ["get", "list", "watch", "create", "update", "patch", "delete"];

    /// <summary>A rule.</summary>
    /// <param name="group">The API group; empty for the core group.</param>
    /// <param name="resources">The resources.</param>
    /// <param name="verbs">What may be done with them.</param>
    public static RbacInputs.PolicyRuleArgs Of(string group, string[] resources, params string[] verbs) => new()
    {
        ApiGroups = { group },
        Resources = resources,
        Verbs = verbs,
    };

    /// <summary>A rule about named objects only.</summary>
    public static RbacInputs.PolicyRuleArgs Named(string group, string resource, string[] names, params string[] verbs) => new()
    {
        ApiGroups = { group },
        Resources = { resource },
        ResourceNames = names,
        Verbs = verbs,
    };

    /// <summary>What a controller with several replicas needs to elect the one that works.</summary>
    public static RbacInputs.PolicyRuleArgs[] LeaderElection =>
    [
        Of("coordination.k8s.io", ["leases"], Manage),
        Of("", ["configmaps"], Manage),
        Of("", ["events"], "create", "patch"),
    ];
}
