using LandingZone.Facts;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Security;

/// <summary>What a <see cref="SpendGuard"/> is made from.</summary>
public sealed class SpendGuardArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>
    /// The ARN of the topic that messages about spending go to; its policy must let budgets and the detection of anomalies publish.
    /// </summary>
    public required Input<string> TopicArn { get; init; }

    /// <summary>What the zone may spend in its region in a month, in US dollars: 1 or more.</summary>
    public required int MonthlyLimit { get; init; }

    /// <summary>
    /// At which percentages of a limit people are told: 1 to 1000, rising, up to four. A forecast of 100 is told besides. Default: 50, 80, 100.
    /// </summary>
    public IReadOnlyList<int> Percentages { get; init; } = [50, 80, 100];

    /// <summary>What each team may spend. Default: no limits for teams.</summary>
    public IReadOnlyList<TeamBudget> Teams { get; init; } = [];

    /// <summary>The instance types whose hours are counted as GPU hours: those of the zone's GPU pools. Default: none.</summary>
    public IReadOnlyList<InstanceType> GpuTypes { get; init; } = [];

    /// <summary>
    /// How many hours of <see cref="GpuTypes"/> the zone may run in a day: 1 or more, where there are such types. Null for no limit.
    /// </summary>
    public int? DailyGpuHours { get; init; }

    /// <summary>
    /// The names of the roles that can start no more instances, jobs and endpoints once the zone has spent its limit: those of people and
    /// autoscalers, and none that serves models. Default: none.
    /// </summary>
    public IReadOnlyList<Input<string>> RolesToStop { get; init; } = [];

    /// <summary>
    /// Whether the roles are stopped without asking anybody. Default: false, and somebody has to approve it in the console.
    /// </summary>
    public bool StopsByItself { get; init; }

    /// <summary>
    /// From which effect on an anomaly is told, in US dollars: 1 or more. Default: 500.
    /// </summary>
    public int AnomalyImpact { get; init; } = 500;

    /// <summary>
    /// Whether this stack makes the monitor of anomalies, of which an account has one for all its services. Set it to false only where another
    /// stack of the same account makes it. Default: true.
    /// </summary>
    public bool SetsAccountWide { get; init; } = true;
}
