using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Security;

/// <summary>What an <see cref="AuditTrail"/> is made from.</summary>
public sealed class AuditTrailArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The ARN of the key that encrypts the records: the zone's key for audit.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>The ARN of the key that encrypts the trail's log group: the zone's key for logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>The name of the bucket that gets the access logs of the audit buckets.</summary>
    public required Input<string> AccessLogBucketName { get; init; }

    /// <summary>The ARN of the permission boundary of the role that writes the log group.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>The ARN of the role that deploys the zone: what it changes is planned, and rings no alarm.</summary>
    public required Input<string> DeployerArn { get; init; }

    /// <summary>How long CloudTrail's log files are locked.</summary>
    public required ObjectLock Lock { get; init; }

    /// <summary>For how many days the records are kept: 365 to 36500, and no shorter than they are locked.</summary>
    public required int RetentionDays { get; init; }

    /// <summary>
    /// For how many days the trail's events can be searched in CloudWatch Logs: a value that it offers, 365 or more. Default: 400.
    /// </summary>
    public int LogRetentionDays { get; init; } = 400;

    /// <summary>
    /// Whether this trail records the management events of the account in all regions, with insights and alarms on them. Set it to false
    /// where a trail of the organisation or of another stack of the same account does; this one then records what happens to the
    /// zone's data, and nothing twice. Default: true.
    /// </summary>
    public bool RecordsManagementEvents { get; init; } = true;

    /// <summary>Whether objects that are read are recorded, and not only those that are written and removed. Default: true.</summary>
    public bool RecordsReads { get; init; } = true;

    /// <summary>
    /// Whether AWS Config is set up here. Set it to false where the organisation sets it up. Default: true.
    /// </summary>
    public bool RecordsConfiguration { get; init; } = true;

    /// <summary>
    /// Whether this stack makes what AWS has once per account: the role of AWS Config, its record of IAM, and the search for access that
    /// nobody uses. Set it to false only where another stack of the same account makes them. Default: true.
    /// </summary>
    public bool SetsAccountWide { get; init; } = true;

    /// <summary>The rules that AWS Config checks. Default: <see cref="ConfigRule.ForZones"/>.</summary>
    public IReadOnlyList<ConfigRule> Rules { get; init; } = ConfigRule.ForZones;

    /// <summary>After how many days without use access counts as unused: 1 to 365. Default: 90.</summary>
    public int UnusedAccessDays { get; init; } = 90;
}
