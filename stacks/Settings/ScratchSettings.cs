using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a fast file system for training.</summary>
public sealed record ScratchSettings
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its size in GiB.</summary>
    public required int StorageGib { get; init; }

    /// <summary>Throughput in MB/s for each TiB.</summary>
    public required int ThroughputPerTib { get; init; }

    /// <summary>The position of its subnet.</summary>
    public required int SubnetPosition { get; init; }

    /// <summary>The directories that are parts of buckets.</summary>
    public required IReadOnlyList<ScratchLinkSettings> Links { get; init; }

    /// <summary>The namespace whose pods mount it, or null.</summary>
    public required string? Namespace { get; init; }

    /// <summary>The name of the claim in this namespace.</summary>
    public string Claim => $"scratch-{Name}";

    internal static SettingKind<ScratchSettings> Kind { get; } = SettingKinds.Record(fields => new ScratchSettings
    {
        Name = fields.Required("name", SettingKinds.Text, "What it is for: 'training'."),
        StorageGib = fields.Optional("storageGib", SettingKinds.Integer(1200, 1000000), 1200, "1200, or a multiple of 2400. Default: 1200."),
        ThroughputPerTib = fields.Optional(
            "throughputPerTib", SettingKinds.Integer(125, 1000), 250, "MB/s for each TiB: 125, 250, 500 or 1000. Default: 250."),
        SubnetPosition = fields.Optional(
            "subnetPosition", SettingKinds.Integer(0, 2), 0, "Which availability zone of the network, counted from 0. Default: 0."),
        Links = fields.OptionalList("links", ScratchLinkSettings.Kind, "Directories that are parts of buckets. Default: none."),
        Namespace = fields.OptionalReference(
            "namespace", SettingKinds.Text, "The namespace whose pods mount it, by the claim scratch-<name>: a team, or one of the cluster's. Default: none."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node, reading, () => ScratchFileSystem.Check(settings.Name, settings.ToArgs(reading.TrialZone, new FileSurroundings("", null!, "", ""), _ => ""))));

    /// <summary>The arguments of the directory that a namespace's pods see.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="made">Its name, known when it exists.</param>
    /// <param name="files">The file system.</param>
    internal ScratchMountArgs ToMountArgs(ZoneIdentity zone, string space, Input<string> made, ScratchFileSystem files) => new()
    {
        Zone = zone,
        Namespace = space,
        NamespaceMade = made,
        Claim = Claim,
        FileSystemId = files.FileSystemId,
        DnsName = files.DnsName,
        MountName = files.MountName,
        StorageGib = StorageGib,
    };

    /// <summary>The arguments of the file system.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="around">What it stands on.</param>
    /// <param name="bucketName">The name of the bucket that holds a content.</param>
    internal ScratchFileSystemArgs ToArgs(ZoneIdentity zone, FileSurroundings around, Func<string, Input<string>> bucketName) => new()
    {
        Zone = zone,
        Content = Name,
        Links = [.. Links.Select(link => new ScratchLink
        {
            Directory = link.Directory, BucketName = bucketName(link.Bucket), Prefix = link.Prefix, Exports = link.Exports,
        })],
        StorageGib = StorageGib,
        ThroughputPerTib = ThroughputPerTib,
        VpcId = around.VpcId,
        Tier = around.Tier,
        SubnetPosition = SubnetPosition,
        KeyArn = around.KeyArn,
        LogKeyArn = around.LogKeyArn,
    };
}
