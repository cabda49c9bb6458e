namespace LandingZone.Stacks.Settings;

/// <summary>The settings of a zone's file systems, and of the buckets that pods see as directories.</summary>
public sealed record FileSettings
{
    /// <summary>The file system that teams and people share; null where there is none.</summary>
    public required SharedFileSettings? Shared { get; init; }

    /// <summary>The fast file systems for training.</summary>
    public required IReadOnlyList<ScratchSettings> Scratch { get; init; }

    /// <summary>The parts of buckets that pods see as directories.</summary>
    public required IReadOnlyList<MountSettings> Mounts { get; init; }

    internal static SettingKind<FileSettings> Kind { get; } = SettingKinds.Record(fields => new FileSettings
    {
        Shared = fields.OptionalReference(
            "shared", SharedFileSettings.Kind, "A file system with an area for each team and each person. Default: none."),
        Scratch = fields.OptionalList("scratch", ScratchSettings.Kind, "Fast file systems for training (FSx for Lustre). Default: none."),
        Mounts = fields.OptionalList("mounts", MountSettings.Kind, "Parts of buckets that pods see as directories. Default: none."),
    }).Check((settings, node, reading) =>
    {
        if (node.At("scratch") is SettingNode.List scratch)
        {
            UniqueNames.Check(settings.Scratch.Select(entry => entry.Name), scratch, "name", reading);
        }

        if (node.At("mounts") is SettingNode.List mounts)
        {
            UniqueNames.Check(settings.Mounts.Select(mount => $"{mount.Namespace}/{mount.Claim}"), mounts, "claim", reading);
        }
    });
}
