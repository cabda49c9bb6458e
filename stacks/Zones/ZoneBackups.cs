using LandingZone.Observability;
using LandingZone.Security;

namespace LandingZone.Stacks.Zones;

/// <summary>The backups of a zone's data stores, which choose their plan by a tag.</summary>
internal static class ZoneBackups
{
    /// <summary>Declares them, where the zone has any.</summary>
    public static void Declare(ZoneFoundation ground)
    {
        if (ground.Settings.Backup is not { } backup)
        {
            return;
        }

        var topic = new AlarmTopic("backup-news", new AlarmTopicArgs
        {
            Zone = ground.Zone,
            Content = "backup-news",
            KeyArn = ground.Key(KeyPurpose.Messages),
            Publishers = [TopicPublisher.Backups],
            Subscribers = backup.To,
        }, ground.Place.After());
        var plan = new BackupPlan(
            "backups", backup.ToArgs(ground.Zone, ground.Key(KeyPurpose.Backups), topic.TopicArn, ground.Boundary), ground.Place.After());
        ground.Alarms.AddRange(plan.Alarms);
        ground.Outputs["backupVault"] = plan.VaultName;
    }
}
