using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a part of a bucket that pods see as a directory.</summary>
public sealed record MountSettings
{
    /// <summary>The namespace of the pods.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the claim.</summary>
    public required string Claim { get; init; }

    /// <summary>The bucket, by what it holds.</summary>
    public required string Bucket { get; init; }

    /// <summary>How the keys begin.</summary>
    public required string Prefix { get; init; }

    /// <summary>Whether files can be written.</summary>
    public required bool Writable { get; init; }

    internal static SettingKind<MountSettings> Kind { get; } = SettingKinds.Record(fields => new MountSettings
    {
        Namespace = fields.Required("namespace", SettingKinds.Text, "The namespace of the pods: that of a team, or one of the cluster's."),
        Claim = fields.Required("claim", SettingKinds.Text, "The name of the claim that pods mount: 'approved-data'."),
        Bucket = fields.Required("bucket", SettingKinds.Text, "The bucket of this zone, by content."),
        Prefix = fields.Optional("prefix", SettingKinds.Text, "", "How the keys begin, with a slash at the end. Default: the whole bucket."),
        Writable = fields.Optional("writable", SettingKinds.Boolean, false, "Whether files can be written. Default: false."),
    }).Check((settings, node, reading) => ComponentRefusal.Catch(
        node, reading, () => BucketMount.Check(settings.Claim, settings.ToArgs(reading.TrialZone, ""))));

    /// <summary>The arguments of the mount.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="bucketName">The bucket's name.</param>
    /// <param name="space">The namespace, known when it exists; null in a trial.</param>
    internal BucketMountArgs ToArgs(ZoneIdentity zone, Input<string> bucketName, Input<string>? space = null) => new()
    {
        Zone = zone, Namespace = Namespace, NamespaceMade = space, Claim = Claim, BucketName = bucketName, Prefix = Prefix, Writable = Writable,
    };
}
