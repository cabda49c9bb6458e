using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Observability;

/// <summary>What <see cref="MetricsAndAlarms"/> are made from.</summary>
public sealed class MetricsAndAlarmsArgs
{
    /// <summary>The zone.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The ARNs of the topics to which alarms go: one for each severity.</summary>
    public required IReadOnlyDictionary<AlarmSeverity, Output<string>> Topics { get; init; }

    /// <summary>The alarms: those of everything in the zone.</summary>
    public required IReadOnlyList<AlarmDeclaration> Alarms { get; init; }
}
