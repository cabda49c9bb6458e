using LandingZone.Observability;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a zone's alarms.</summary>
public sealed record AlarmSettings
{
    /// <summary>Who is called at once.</summary>
    public required IReadOnlyList<TopicSubscriber> Urgent { get; init; }

    /// <summary>Who is told in working hours.</summary>
    public required IReadOnlyList<TopicSubscriber> Notices { get; init; }

    internal static SettingKind<AlarmSettings> Kind { get; } = SettingKinds.Record(fields => new AlarmSettings
    {
        Urgent = fields.Required(
            "urgent", SubscriberSettings.Kind, "Who is called at once: the URL of the paging service, or mail addresses."),
        Notices = fields.Required("notices", SubscriberSettings.Kind, "Who is told in working hours: mail addresses or URLs."),
    });

    /// <summary>Who gets alarms of a severity.</summary>
    public IReadOnlyList<TopicSubscriber> Of(AlarmSeverity severity) => severity == AlarmSeverity.Urgent ? Urgent : Notices;
}
