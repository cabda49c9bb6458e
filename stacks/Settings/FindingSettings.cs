using LandingZone.Observability;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of what watches a zone for threats.</summary>
public sealed record FindingSettings
{
    /// <summary>Who gets the findings.</summary>
    public required IReadOnlyList<TopicSubscriber> To { get; init; }

    /// <summary>Whether the services are switched on here.</summary>
    public required bool SwitchesOn { get; init; }

    /// <summary>Whether GuardDuty puts its agents on clusters and instances.</summary>
    public required bool ManagesAgents { get; init; }

    /// <summary>The standards that Security Hub checks.</summary>
    public required IReadOnlyList<SecurityStandard> Standards { get; init; }

    /// <summary>What Inspector scans.</summary>
    public required IReadOnlyList<ScanTarget> Scans { get; init; }

    /// <summary>From which severity on GuardDuty's findings are sent.</summary>
    public required int LeastSeverity { get; init; }

    internal static SettingKind<FindingSettings> Kind { get; } = SettingKinds.Record(fields => new FindingSettings
    {
        To = fields.Required("to", SubscriberSettings.Kind, "Who gets the findings: mail addresses or URLs."),
        SwitchesOn = fields.Optional(
            "switchesOn",
            SettingKinds.Boolean,
            true,
            "Whether GuardDuty, Security Hub, Inspector and Macie are switched on here. Write false where the organisation does. Default: true."),
        ManagesAgents = fields.Optional(
            "managesAgents",
            SettingKinds.Boolean,
            true,
            "Whether GuardDuty puts its agents on clusters and instances, by way of the endpoint 'guardduty-data'. Default: true."),
        Standards = fields.Optional(
            "standards",
            SettingKinds.ListOf(SettingKinds.Choice(
                ("best-practices", SecurityStandard.FoundationalBestPractices),
                ("cis", SecurityStandard.CisFoundations),
                ("nist-800-53", SecurityStandard.Nist80053))),
            [SecurityStandard.FoundationalBestPractices, SecurityStandard.CisFoundations],
            "The standards that Security Hub checks. Default: best-practices and cis."),
        Scans = fields.Optional(
            "scans",
            SettingKinds.ListOf(SettingKinds.Choice(
                ("instances", ScanTarget.Instances), ("images", ScanTarget.Images), ("functions", ScanTarget.Functions))),
            [ScanTarget.Instances, ScanTarget.Images, ScanTarget.Functions],
            "What Inspector looks for known vulnerabilities in. Default: instances, images and functions."),
        LeastSeverity = fields.Optional(
            "leastSeverity", SettingKinds.Integer(1, 10), 4, "From which severity on GuardDuty's findings are sent, 1 to 10. Default: 4."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node, reading, () => ThreatDetection.Check("findings", settings.ToArgs(reading.TrialZone, topicArn: ""))));

    /// <summary>The arguments of the detection.</summary>
    public ThreatDetectionArgs ToArgs(ZoneIdentity zone, Input<string> topicArn) => new()
    {
        Zone = zone,
        TopicArn = topicArn,
        SwitchesOn = SwitchesOn,
        ManagesAgents = ManagesAgents,
        Standards = Standards,
        Scans = Scans,
        LeastSeverity = LeastSeverity,
    };
}
