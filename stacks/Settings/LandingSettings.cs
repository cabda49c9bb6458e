using LandingZone.Identity;
using LandingZone.Storage;
using LandingZone.Zones;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of where exports land.</summary>
public sealed record LandingSettings
{
    /// <summary>How the keys of all exports begin.</summary>
    internal const string Prefix = "exports/";

    /// <summary>How the keys of exported snapshots begin.</summary>
    internal const string DatabasePrefix = "exports/databases/";

    /// <summary>The bucket, by what it holds.</summary>
    public required string Bucket { get; init; }

    /// <summary>Who sends exports.</summary>
    public required IReadOnlyList<SenderSettings> Senders { get; init; }

    internal static SettingKind<LandingSettings> Kind { get; } = SettingKinds.Record(fields => new LandingSettings
    {
        Bucket = fields.Required("bucket", SettingKinds.Text, "The bucket of this zone, by content: 'landing'. It sends events."),
        Senders = fields.OptionalList("senders", SenderSettings.Kind, "Who puts files there, from accounts of the organisation. Default: nobody."),
    }).Check((settings, node, reading) =>
    {
        if (node.At("senders") is SettingNode.List senders)
        {
            UniqueNames.Check(settings.Senders.Select(sender => sender.Name), senders, "name", reading);
        }

        if (settings.Senders.Any(sender => sender.Name == "databases"))
        {
            reading.Refuse(node.At("senders"), "a sender is called 'databases', under which snapshots are exported", "give it another name.");
        }
    });

    /// <summary>Who alone writes to which part of the bucket.</summary>
    internal IEnumerable<BucketWriter> Writers(ZoneIdentity zone, bool databasesExport) =>
    [
        .. Senders.Select(sender => new BucketWriter { Prefix = $"{Prefix}{sender.Name}/", RoleArns = [sender.Role] }),
        .. databasesExport
            ? [new BucketWriter { Prefix = DatabasePrefix, RoleArns = [WorkloadIdentity.RoleArnOf(zone, "snapshot-exporter")] }]
            : Array.Empty<BucketWriter>(),
    ];
}
