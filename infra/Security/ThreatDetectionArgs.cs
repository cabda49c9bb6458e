using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Security;

/// <summary>What <see cref="ThreatDetection"/> is made from.</summary>
public sealed class ThreatDetectionArgs
{
    /// <summary>The zone whose account and region are watched.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The ARN of the topic that findings go to; its policy must let EventBridge publish.</summary>
    public required Input<string> TopicArn { get; init; }

    /// <summary>
    /// Whether the services are switched on here. Set it to false where the organisation's security account switches them on for its members:
    /// then only the messages about findings are made. Default: true.
    /// </summary>
    public bool SwitchesOn { get; init; } = true;

    /// <summary>
    /// Whether GuardDuty puts its agent on the zone's clusters and instances and keeps it up to date. It needs the endpoint
    /// "guardduty-data" in the zone's network. Default: true.
    /// </summary>
    public bool ManagesAgents { get; init; } = true;

    /// <summary>The standards that Security Hub checks: one or more, unless the services are switched on elsewhere.</summary>
    public IReadOnlyList<SecurityStandard> Standards { get; init; } =
        [SecurityStandard.FoundationalBestPractices, SecurityStandard.CisFoundations];

    /// <summary>What Inspector looks for vulnerabilities in. Default: everything.</summary>
    public IReadOnlyList<ScanTarget> Scans { get; init; } = [ScanTarget.Instances, ScanTarget.Images, ScanTarget.Functions];

    /// <summary>
    /// Whether Macie looks for personal data in the buckets. Default: where the zone may hold client data, which is of the class
    /// <see cref="DataClass.Restricted"/>.
    /// </summary>
    public bool? LooksForPersonalData { get; init; }

    /// <summary>
    /// From which severity on GuardDuty's findings are sent: 1 to 10, where 4 begins "medium" and 7 "high". Default: 4.
    /// </summary>
    public int LeastSeverity { get; init; } = 4;
}
