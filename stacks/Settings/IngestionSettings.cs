using LandingZone.Ingestion;
using LandingZone.Storage;
using LandingZone.Zones;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of what comes into a zone: exports and their promotion in staging, feeds in R&amp;D.</summary>
public sealed record IngestionSettings
{
    /// <summary>Where exports land; null where none do.</summary>
    public required LandingSettings? Landing { get; init; }

    /// <summary>The promotion to R&amp;D; null where there is none.</summary>
    public required PromotionSettings? Promotion { get; init; }

    /// <summary>Where promoted data arrives; null where none does.</summary>
    public required ReceptionSettings? Reception { get; init; }

    /// <summary>The databases.</summary>
    public required IReadOnlyList<DatabaseSettings> Databases { get; init; }

    /// <summary>The news feeds; null where there are none.</summary>
    public required NewsSettings? News { get; init; }

    internal static SettingKind<IngestionSettings> Kind { get; } = SettingKinds.Record(fields => new IngestionSettings
    {
        Landing = fields.OptionalReference("landing", LandingSettings.Kind, "Where exports land; for staging. Default: nowhere."),
        Promotion = fields.OptionalReference("promotion", PromotionSettings.Kind, "The way of approved rows to R&D; for staging. Default: none."),
        Reception = fields.OptionalReference(
            "reception", ReceptionSettings.Kind, "Where the staging zone of `link` writes to; for rnd. Default: nowhere."),
        Databases = fields.OptionalList("databases", DatabaseSettings.Kind, "PostgreSQL databases. Default: none."),
        News = fields.OptionalReference("news", NewsSettings.Kind, "News feeds; for rnd. Default: none."),
    }).Check((settings, node, reading) =>
    {
        if (node.At("databases") is SettingNode.List databases)
        {
            UniqueNames.Check(settings.Databases.Select(database => database.Content), databases, "content", reading);
        }

        if (settings.Promotion is not null && settings.Landing is null)
        {
            reading.Refuse(node.At("promotion"), "there is nothing to promote", "add `landing`, where exports arrive.");
        }

        if (settings.Databases.Any(database => database.Exports) && settings.Landing is null)
        {
            reading.Refuse(node.At("databases"), "a database exports its snapshots, and there is no landing", "add `landing`, or take exports out.");
        }
    });

    /// <summary>Who alone writes to which part of a bucket.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="link">Its link to staging, which says whose role promotes; null where it has none.</param>
    /// <param name="content">What the bucket holds.</param>
    internal IReadOnlyList<BucketWriter> WritersOf(ZoneIdentity zone, LinkSettings? link, string content) =>
    [
        .. Landing is { } landing && landing.Bucket == content ? landing.Writers(zone, Databases.Any(database => database.Exports)) : [],
        .. Promotion is { } promotion && promotion.Bucket == content ? promotion.Writers(zone) : [],
        .. Reception is { } reception && reception.Bucket == content && link is not null
            ? [new BucketWriter { Prefix = reception.Prefix, RoleArns = [PromoterOf(zone, link)] }]
            : Array.Empty<BucketWriter>(),
    ];

    /// <summary>The roles of other accounts that encrypt objects here.</summary>
    internal IReadOnlyList<string> ForeignWriters(ZoneIdentity zone, LinkSettings? link) =>
    [
        .. Landing?.Senders.Select(sender => sender.Role).Where(role => !role.Contains($":{zone.AccountId}:", StringComparison.Ordinal)) ?? [],
        .. Reception is not null && link is not null ? [PromoterOf(zone, link)] : Array.Empty<string>(),
    ];

    /// <summary>The role that promotes, in the staging zone behind the link.</summary>
    private static string PromoterOf(ZoneIdentity zone, LinkSettings link) =>
        ZonePromotion.RoleArnIn(zone with { Kind = ZoneKind.Staging, Region = link.Region, AccountId = link.Account });
}
