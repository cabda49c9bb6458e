namespace LandingZone.Policies.Rules.Clusters;

/// <summary>The rules about EKS clusters and their nodes.</summary>
internal static class ClustersRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new ClusterEndpointIsPrivate(),
        new ClusterEndpointIsNotForAll(),
        new ClusterSecretsHaveOwnKey(),
        new ClusterLogsEverything(),
        new ClusterVersionIsSupported(),
        new NodesAreNotLoggedInTo(),
        new NodesAreSealed(),
        new ClusterIsOpenedByEntries(),
        new PodsHaveTheirOwnRoles(),
        new GpuNodesAreSetApart(),
        new NetworkPoliciesAreEnforced(),
    ];
}
