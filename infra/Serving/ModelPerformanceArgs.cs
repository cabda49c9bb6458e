using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Serving;

/// <summary>What a <see cref="ModelPerformance"/> is made from.</summary>
public sealed class ModelPerformanceArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>Where the records are.</summary>
    public required ModelDataStore DataStore { get; init; }

    /// <summary>The models: one or more.</summary>
    public required IReadOnlyList<MeasuredModel> Models { get; init; }

    /// <summary>The ARN of the KMS key that encrypts the log of failed measurements.</summary>
    public required Input<string> LogKeyArn { get; init; }

    /// <summary>The ARN of the permission boundary of its roles.</summary>
    public required Input<string> PermissionBoundaryArn { get; init; }

    /// <summary>Every how many hours each version is measured: 1 to 24. Default: 1.</summary>
    public int EveryHours { get; init; } = 1;

    /// <summary>Over how many days, today included: 2 to 90. Default: 14.</summary>
    public int WindowDays { get; init; } = 14;

    /// <summary>For how many days the log of failed measurements is kept (one of CloudWatch Logs' choices). Default: 400.</summary>
    public int LogRetentionDays { get; init; } = 400;
}
