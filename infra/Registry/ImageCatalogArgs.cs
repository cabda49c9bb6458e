using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Registry;

/// <summary>What an <see cref="ImageCatalog"/> is made from.</summary>
public sealed class ImageCatalogArgs
{
    /// <summary>The zone that the catalog is for.</summary>
    public required ZoneIdentity Zone { get; init; }

    /// <summary>The images' names, "notebooks/jupyter-pytorch": each becomes a repository "[zone]/[image]".</summary>
    public required IReadOnlyList<ImageName> Images { get; init; }

    /// <summary>The ARN of the KMS key that encrypts the images.</summary>
    public required Input<string> KeyArn { get; init; }

    /// <summary>
    /// The ARNs of IAM roles, of accounts of the organisation, that may pull. Roles of the zone's own account need no entry: their own
    /// permissions suffice. Default: none.
    /// </summary>
    public IReadOnlyList<Input<string>> PullPrincipals { get; init; } = [];

    /// <summary>Whether every principal of the organisation may pull. Default: false.</summary>
    public bool PullableByWholeOrganization { get; init; }

    /// <summary>
    /// The images of which something names a build by digest: environments, training, models. Nothing in their repositories expires, tagged or
    /// not, and nobody can delete from them. Default: none.
    /// </summary>
    public IReadOnlyList<ImageName> Pinned { get; init; } = [];

    /// <summary>
    /// What the tags of released images look like, with "*" for any characters. An image that has such a tag is never removed, whatever
    /// other tags it has. Default: "v*".
    /// </summary>
    public string ReleaseTagPattern { get; init; } = "v*";

    /// <summary>
    /// What the tags of images that were never released look like; they are removed in time. Default: "dev-*", "pr-*", "rc-*".
    /// </summary>
    public IReadOnlyList<string> PreReleaseTagPatterns { get; init; } = ["dev-*", "pr-*", "rc-*"];

    /// <summary>For how many days an image that was never released is kept after its push: 1 or more. Default: 30.</summary>
    public int PreReleaseDays { get; init; } = 30;

    /// <summary>For how many days an image without a tag is kept after its push: 1 or more. Default: 14.</summary>
    public int UntaggedDays { get; init; } = 14;

    /// <summary>
    /// Whether the catalog turns on enhanced, continuous scanning (Amazon Inspector) of all repositories of its account in its region,
    /// which AWS has once per account and region. Where it is false, every image is scanned at its push. Default: false.
    /// </summary>
    public bool SetsAccountEnhancedScanning { get; init; }
}
