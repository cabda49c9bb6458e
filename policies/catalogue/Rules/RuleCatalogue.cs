namespace LandingZone.Policies.Rules;

/// <summary>All rules. A new rule is one class in the folder of what it looks at, and one line in the list that stands there.</summary>
public static class RuleCatalogue
{
    /// <summary>The rules, in the order of their identifiers' families.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. Network.NetworkRules.All,
        .. Identity.IdentityRules.All,
        .. Buckets.BucketsRules.All,
        .. Keys.KeysRules.All,
        .. Images.ImagesRules.All,
        .. Clusters.ClustersRules.All,
        .. Pods.PodsRules.All,
        .. Functions.FunctionsRules.All,
        .. Queues.QueuesRules.All,
        .. Topics.TopicsRules.All,
        .. Warehouse.WarehouseRules.All,
        .. SageMaker.SageMakerRules.All,
        .. Spark.SparkRules.All,
        .. FileSystems.FileSystemsRules.All,
        .. Logging.LoggingRules.All,
        .. Audit.AuditRules.All,
        .. Data.DataRules.All,
        .. Secrets.SecretsRules.All,
    ];

    private static readonly Dictionary<string, Rule> ById = All.ToDictionary(rule => rule.Facts.Id, StringComparer.Ordinal);

    /// <summary>The rule with an identifier, or null.</summary>
    public static Rule? Find(string id) => ById.GetValueOrDefault(id);
}
