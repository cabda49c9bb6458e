using LandingZone.Ingestion;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of the news feeds.</summary>
public sealed record NewsSettings
{
    /// <summary>The bucket that items go to, by what it holds.</summary>
    public required string Bucket { get; init; }

    /// <summary>How the keys begin.</summary>
    public required string Prefix { get; init; }

    /// <summary>The endpoint service of the bank's web proxy.</summary>
    public required string ProxyService { get; init; }

    /// <summary>How often feeds are asked, in minutes.</summary>
    public required int EveryMinutes { get; init; }

    /// <summary>The sources.</summary>
    public required IReadOnlyList<NewsSource> Sources { get; init; }

    internal static SettingKind<NewsSettings> Kind { get; } = SettingKinds.Record(fields => new NewsSettings
    {
        Bucket = fields.Required("bucket", SettingKinds.Text, "The bucket of this zone that items go to, by content."),
        Prefix = fields.Optional("prefix", SettingKinds.Text, "news/", "How the keys begin. Default: news/."),
        ProxyService = fields.Required(
            "proxyService", SettingKinds.Text, "The endpoint service of the bank's web proxy: 'com.amazonaws.vpce.eu-west-1.vpce-svc-…'."),
        EveryMinutes = fields.Optional("everyMinutes", SettingKinds.Integer(5, 1440), 15, "How often they are asked, in minutes. Default: 15."),
        Sources = fields.Required("sources", SettingKinds.ListOf(Source, least: 1), "The sources; the proxy lets their hosts through."),
    });

    private static SettingKind<NewsSource> Source => SettingKinds.Record(fields => (
            Name: fields.Required("name", SettingKinds.Text, "Its name, under which its items lie."),
            Url: fields.Required("url", SettingKinds.Text, "Its address, with 'https://'."),
            Format: fields.Required(
                "format", SettingKinds.Choice(("rss", NewsFormat.Rss), ("atom", NewsFormat.Atom), ("json", NewsFormat.Json)), "How it is written."),
            KeyHeader: fields.OptionalReference(
                "keyHeader", SettingKinds.Text, "The header in which it wants its API key, the value of a secret. Default: it wants none.")))
        .Select(raw => new NewsSource(raw.Name, raw.Url, raw.Format) { KeyHeader = raw.KeyHeader });
}
