using Pulumi;

namespace LandingZone.Storage;

/// <summary>A layer of a data lake: data of one degree of trust, in one part of one bucket.</summary>
public sealed record LakeLayer
{
    /// <summary>Its name, "raw", "curated" or "approved": lower-case letters and digits. Its database in the catalogue is named after it.</summary>
    public required string Name { get; init; }

    /// <summary>The bucket's name.</summary>
    public required Input<string> BucketName { get; init; }

    /// <summary>The bucket's ARN.</summary>
    public required Input<string> BucketArn { get; init; }

    /// <summary>How the keys begin, "curated/": it ends with a slash.</summary>
    public required string Prefix { get; init; }

    /// <summary>The ARN of the key that encrypts the bucket.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>Its tables. Default: none yet.</summary>
    public IReadOnlyList<LakeTable> Tables { get; init; } = [];
}
