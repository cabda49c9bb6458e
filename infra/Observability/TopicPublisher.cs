using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Observability;

/// <summary>An AWS service that publishes to a topic, on behalf of this account only.</summary>
public sealed record TopicPublisher
{
    private readonly string _id;
    private readonly string _service;
    private readonly Func<ZoneIdentity, PolicyCondition[]> _conditions;

    private TopicPublisher(string id, string service, Func<ZoneIdentity, PolicyCondition[]> conditions)
    {
        _id = id;
        _service = service;
        _conditions = conditions;
    }

    /// <summary>Alarms of CloudWatch.</summary>
    public static TopicPublisher Alarms { get; } = new("PublishAlarms", "cloudwatch.amazonaws.com", zone =>
    [
        OfAccount(zone),
        PolicyCondition.ArnLike("aws:SourceArn", $"arn:{zone.Partition}:cloudwatch:{zone.Region.Name}:{zone.AccountId}:alarm:*"),
    ]);

    /// <summary>
    /// Rules of EventBridge. It gives no source when it publishes, and a condition on one would drop every message
    /// (Amazon EventBridge user guide, "Amazon SNS permissions").
    /// </summary>
    public static TopicPublisher EventRules { get; } = new("PublishEvents", "events.amazonaws.com", _ => []);

    /// <summary>Budgets (AWS Cost Management guide, "Creating an Amazon SNS topic for budget notifications").</summary>
    public static TopicPublisher Budgets { get; } = new("PublishBudgets", "budgets.amazonaws.com", zone =>
    [
        OfAccount(zone),
        PolicyCondition.ArnLike("aws:SourceArn", $"arn:{zone.Partition}:budgets::{zone.AccountId}:*"),
    ]);

    /// <summary>Cost anomaly detection (AWS Cost Management guide, "Creating an Amazon SNS topic for anomaly notifications").</summary>
    public static TopicPublisher CostAnomalies { get; } =
        new("PublishCostAnomalies", "costalerts.amazonaws.com", zone => [OfAccount(zone)]);

    /// <summary>Vaults of AWS Backup, which gives no source with its messages (AWS Backup developer guide, "Using Amazon SNS").</summary>
    public static TopicPublisher Backups { get; } = new("PublishBackups", "backup.amazonaws.com", _ => []);

    /// <summary>Ground Truth, which tells a team of labellers about new work (Amazon SageMaker AI developer guide, "Manage a workforce").</summary>
    public static TopicPublisher LabelingTeams { get; } = new("PublishLabelingTasks", "sagemaker.amazonaws.com", zone => [OfAccount(zone)]);

    /// <summary>
    /// Alerts of Amazon Managed Service for Prometheus, which looks at the topic before it publishes (user guide, "Giving Amazon Managed
    /// Service for Prometheus permission to send messages to your Amazon SNS topic").
    /// </summary>
    public static TopicPublisher PrometheusAlerts { get; } = new("PublishPrometheusAlerts", "aps.amazonaws.com", zone =>
    [
        OfAccount(zone),
        PolicyCondition.ArnLike("aws:SourceArn", $"arn:{zone.Partition}:aps:{zone.Region.Name}:{zone.AccountId}:workspace/*"),
    ])
    {
        Actions = ["sns:GetTopicAttributes", "sns:Publish"],
    };

    private IReadOnlyList<string> Actions { get; init; } = ["sns:Publish"];

    /// <summary>The statement of the topic's policy.</summary>
    internal PolicyStatement Statement(ZoneIdentity zone, Input<string> topicArn) => new(_id, PolicyEffect.Allow)
    {
        Principals = [PolicyPrincipal.Service(_service)],
        Actions = Actions,
        Resources = [topicArn],
        Conditions = _conditions(zone),
    };

    private static PolicyCondition OfAccount(ZoneIdentity zone) => PolicyCondition.StringEquals("aws:SourceAccount", zone.AccountId);
}
