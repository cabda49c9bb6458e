using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Analytics;

/// <summary>What <see cref="JobLogs"/> are made from.</summary>
public sealed class JobLogsArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The ARN of the key of the zone's logs.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>For how many days logs are kept: a period that CloudWatch Logs offers, 365 or longer. Default: 731.</summary>
    public int RetentionDays { get; init; } = 731;
}
