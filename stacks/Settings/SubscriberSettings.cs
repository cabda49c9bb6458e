using LandingZone.Observability;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of who gets messages.</summary>
internal static class SubscriberSettings
{
    /// <summary>Mail addresses and URLs of paging services.</summary>
    public static SettingKind<IReadOnlyList<TopicSubscriber>> Kind { get; } =
        SettingKinds.ListOf(SettingKinds.Text.Select(TopicSubscriber.Parse), least: 1);
}
