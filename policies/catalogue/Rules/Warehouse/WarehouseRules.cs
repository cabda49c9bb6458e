namespace LandingZone.Policies.Rules.Warehouse;

/// <summary>The rules about Redshift, provisioned and serverless.</summary>
internal static class WarehouseRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new ClustersAreNotPublic(),
        new ClustersAskForTls(),
        new ClustersHaveSnapshots(),
        new ClustersKeepAuditLogs(),
        new ClustersAreMaintained(),
        new ClustersRouteThroughNetwork(),
        new ClusterAdminsHaveOwnNames(),
        new ClustersHaveKeys(),
        new WarehousePortsAreRestricted(),
        new ClustersSpanZones(),
        new ClusterPasswordsAreManaged(),
        new WorkgroupsRouteThroughNetwork(),
        new WorkgroupsAskForTls(),
        new WorkgroupsAreNotPublic(),
        new NamespacesHaveKeys(),
        new NamespaceAdminsHaveOwnNames(),
        new NamespacesExportLogs(),
    ];
}
