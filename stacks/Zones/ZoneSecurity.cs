using LandingZone.Identity;
using LandingZone.Observability;
using LandingZone.Security;
using LandingZone.Stacks.Settings;
using Pulumi;

namespace LandingZone.Stacks.Zones;

/// <summary>
/// What records a zone, watches it and tells people. It is declared last, because it has the alarms of everything else.
/// </summary>
internal static class ZoneSecurity
{
    /// <summary>Declares it and adds what it tells to the stack's outputs.</summary>
    public static void Declare(ZoneFoundation ground)
    {
        if (ground.Settings.Audit is { } audit)
        {
            Record(ground, audit);
        }

        if (ground.Settings.Spend is { } spend)
        {
            Guard(ground, spend);
        }

        if (ground.Alarms.Count > 0)
        {
            var alarms = new MetricsAndAlarms("alarms", new MetricsAndAlarmsArgs
            {
                Zone = ground.Zone, Topics = ground.AlarmTopics, Alarms = ground.Alarms,
            }, ground.Place.After());
            ground.Outputs["dashboard"] = alarms.DashboardName;
        }
    }

    private static void Record(ZoneFoundation ground, AuditSettings audit)
    {
        var volumeKey = ground.Keys.KeyArns.TryGetValue(KeyPurpose.Volumes, out var key) ? (Input<string>)key : null;
        _ = new AccountDefaults("account", audit.ToDefaultsArgs(ground.Zone, volumeKey), ground.Place.After());
        var trail = new AuditTrail("audit", audit.ToArgs(ground.Zone, new AuditSurroundings(
            ground.Key(KeyPurpose.Audit),
            ground.Key(KeyPurpose.Logs),
            ground.AccessLogBucket,
            ground.Boundary,
            ground.Settings.Keys.Deployer)), ground.Place.After());
        var findings = new ThreatDetection(
            "findings",
            audit.Findings.ToArgs(ground.Zone, Topic(ground, "findings", audit.Findings.To, TopicPublisher.EventRules)),
            ground.Place.After());
        ground.Alarms.AddRange([.. trail.Alarms, .. findings.Alarms]);
        ground.Outputs["auditTrail"] = trail.TrailArn;
    }

    private static void Guard(ZoneFoundation ground, SpendSettings spend) => _ = new SpendGuard("spend", spend.ToArgs(
        ground.Zone,
        Topic(ground, "spending", spend.To, TopicPublisher.Budgets, TopicPublisher.CostAnomalies),
        SecurityChecks.GpuTypes(ground.Settings),
        [.. spend.Stops.Select(persona => (Input<string>)ground.People!.RoleNames[persona])]), ground.Place.After());

    private static Output<string> Topic(
        ZoneFoundation ground, string content, IReadOnlyList<TopicSubscriber> subscribers, params TopicPublisher[] publishers) =>
        new AlarmTopic(content + "-topic", new AlarmTopicArgs
        {
            Zone = ground.Zone,
            Content = content,
            KeyArn = ground.Key(KeyPurpose.Messages),
            Publishers = publishers,
            Subscribers = subscribers,
        }, ground.Place.After()).TopicArn;
}
