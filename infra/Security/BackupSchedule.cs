namespace LandingZone.Security;

/// <summary>How often data stores are backed up that choose this plan by its name, and how long their backups live.</summary>
public sealed record BackupSchedule
{
    /// <summary>The plan's name, which data stores carry in their tag: "daily".</summary>
    public required string Name { get; init; }

    /// <summary>
    /// When, as AWS Backup writes it, in UTC: "cron(0 2 * * ? *)" (AWS Backup developer guide, "Backup plan options"). At most once in an hour.
    /// </summary>
    public required string Schedule { get; init; }

    /// <summary>For how many days backups are kept: 1 or more, inside the vault's lock.</summary>
    public required int RetentionDays { get; init; }

    /// <summary>
    /// After how many days backups move to cold storage, where they stay for 90 days at least (the same page); null to leave them. Stores that
    /// have no cold storage keep theirs warm. Default: null.
    /// </summary>
    public int? ColdStorageDays { get; init; }
}
