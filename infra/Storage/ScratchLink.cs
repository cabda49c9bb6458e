using Pulumi;

namespace LandingZone.Storage;

/// <summary>A part of a bucket that appears as a directory of a <see cref="ScratchFileSystem"/>.</summary>
public sealed record ScratchLink
{
    /// <summary>The directory: one name of lower-case letters, digits and hyphens, "approved".</summary>
    public required string Directory { get; init; }

    /// <summary>The bucket's name. It must not send its events to EventBridge: FSx puts its own notification there.</summary>
    public required Input<string> BucketName { get; init; }

    /// <summary>How the keys begin, "curated/": it ends with a slash; empty for the whole bucket. Default: empty.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Whether what is written to the directory goes to the bucket. Default: false.</summary>
    public bool Exports { get; init; }
}
