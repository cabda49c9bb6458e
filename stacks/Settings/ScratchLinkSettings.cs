namespace LandingZone.Stacks.Settings;

/// <summary>A directory of a fast file system that is a part of a bucket.</summary>
public sealed record ScratchLinkSettings
{
    /// <summary>The directory.</summary>
    public required string Directory { get; init; }

    /// <summary>The bucket, by what it holds.</summary>
    public required string Bucket { get; init; }

    /// <summary>How the keys begin.</summary>
    public required string Prefix { get; init; }

    /// <summary>Whether what is written goes to the bucket.</summary>
    public required bool Exports { get; init; }

    internal static SettingKind<ScratchLinkSettings> Kind { get; } = SettingKinds.Record(fields => new ScratchLinkSettings
    {
        Directory = fields.Required("directory", SettingKinds.Text, "The directory: 'approved'."),
        Bucket = fields.Required("bucket", SettingKinds.Text, "The bucket of this zone, by content; it must not send events."),
        Prefix = fields.Optional("prefix", SettingKinds.Text, "", "How the keys begin, with a slash at the end. Default: the whole bucket."),
        Exports = fields.Optional("exports", SettingKinds.Boolean, false, "Whether what is written goes to the bucket. Default: false."),
    });
}
