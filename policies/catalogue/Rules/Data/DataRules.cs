namespace LandingZone.Policies.Rules.Data;

/// <summary>The rules about DynamoDB, Glue and Athena.</summary>
internal static class DataRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new TablesCanGoBackInTime(),
        new TablesHaveKeys(),
        new TablesAreKept(),
        new TablesScale(),
        new GlueWorksEncrypted(),
        new CatalogIsEncrypted(),
        new GlueVersionsAreSupported(),
        new QueryResultsHaveKeys(),
        new WorkgroupsEnforceTheirSettings(),
        new WorkgroupsPublishMetrics(),
    ];
}
