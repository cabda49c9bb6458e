namespace LandingZone.Policies.Rules.Spark;

/// <summary>The rules about EMR clusters.</summary>
internal static class SparkRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new ClustersStandInPrivateSubnets(),
        new AccountBlocksPublicClusters(),
        new ClustersHaveSecurityConfiguration(),
        new ClustersEncryptAtRest(),
        new ClustersEncryptInTransit(),
        new ClustersKnowTheirUsers(),
        new ClustersKeepLogs(),
        new ClusterGroupsAreClosed(),
    ];
}
