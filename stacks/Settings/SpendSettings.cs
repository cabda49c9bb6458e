using LandingZone.Facts;
using LandingZone.Identity;
using LandingZone.Observability;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of what a zone may spend.</summary>
public sealed record SpendSettings
{
    /// <summary>Who is told.</summary>
    public required IReadOnlyList<TopicSubscriber> To { get; init; }

    /// <summary>What the zone may spend in a month.</summary>
    public required int MonthlyLimit { get; init; }

    /// <summary>At which percentages of a limit people are told.</summary>
    public required IReadOnlyList<int> Percentages { get; init; }

    /// <summary>What each team may spend in a month.</summary>
    public required IReadOnlyDictionary<string, int> Teams { get; init; }

    /// <summary>How many GPU hours the zone may run in a day; null for no limit.</summary>
    public required int? DailyGpuHours { get; init; }

    /// <summary>Whose roles start nothing more once the limit is reached.</summary>
    public required IReadOnlyList<Persona> Stops { get; init; }

    /// <summary>Whether they are stopped without asking anybody.</summary>
    public required bool StopsByItself { get; init; }

    /// <summary>From which effect on an anomaly is told.</summary>
    public required int AnomalyImpact { get; init; }

    /// <summary>Whether this stack makes the account's monitor of anomalies.</summary>
    public required bool SetsAccountWide { get; init; }

    internal static SettingKind<SpendSettings> Kind { get; } = SettingKinds.Record(fields => new SpendSettings
    {
        To = fields.Required("to", SubscriberSettings.Kind, "Who is told about spending: mail addresses or URLs."),
        MonthlyLimit = fields.Required("monthlyLimit", Dollars, "What the zone may spend in its region in a month, in US dollars."),
        Percentages = fields.Optional(
            "percentages",
            SettingKinds.ListOf(SettingKinds.Integer(1, 1000), least: 1),
            [50, 80, 100],
            "At which percentages of a limit people are told, rising, up to four. Default: 50, 80 and 100."),
        Teams = fields.Optional(
            "teams",
            SettingKinds.MapOf(Dollars),
            new Dictionary<string, int>(),
            "What each team may spend in a month, in US dollars, by its name. Default: no limits."),
        DailyGpuHours = fields.OptionalValue(
            "dailyGpuHours", SettingKinds.Integer(1, 100_000), "How many hours of GPU instances the zone may run in a day. Default: no limit."),
        Stops = fields.OptionalList(
            "stops", PersonaWords.Kind, "Whose roles start nothing more once the zone has spent its limit. Default: nobody's."),
        StopsByItself = fields.Optional(
            "stopsByItself", SettingKinds.Boolean, false, "Whether they are stopped without an approval. Default: false."),
        AnomalyImpact = fields.Optional("anomalyImpact", Dollars, 500, "From which effect on an anomaly is told, in US dollars. Default: 500."),
        SetsAccountWide = fields.Optional(
            "setsAccountWide",
            SettingKinds.Boolean,
            true,
            "Whether this stack makes the account's monitor of anomalies. Write false where another stack of the account does. Default: true."),
    });

    private static SettingKind<int> Dollars => SettingKinds.Integer(1, 100_000_000);

    /// <summary>The arguments of the guard.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="topicArn">The topic.</param>
    /// <param name="gpuTypes">The instance types of the zone's GPU pools.</param>
    /// <param name="rolesToStop">The names of the roles of <see cref="Stops"/>.</param>
    internal SpendGuardArgs ToArgs(
        ZoneIdentity zone, Input<string> topicArn, IReadOnlyList<InstanceType> gpuTypes, IReadOnlyList<Input<string>> rolesToStop) => new()
    {
        Zone = zone,
        TopicArn = topicArn,
        MonthlyLimit = MonthlyLimit,
        Percentages = Percentages,
        Teams = [.. Teams.OrderBy(team => team.Key, StringComparer.Ordinal).Select(team => new TeamBudget(team.Key, team.Value))],
        GpuTypes = gpuTypes,
        DailyGpuHours = DailyGpuHours,
        RolesToStop = rolesToStop,
        StopsByItself = StopsByItself,
        AnomalyImpact = AnomalyImpact,
        SetsAccountWide = SetsAccountWide,
    };
}
