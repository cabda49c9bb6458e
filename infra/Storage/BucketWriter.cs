namespace LandingZone.Storage;

/// <summary>
/// Those who alone write to a part of a bucket, in this account or another of the organisation. Nobody else writes there, whatever their own
/// policies say; roles of other accounts may write and nothing more.
/// </summary>
/// <remarks>The roles may be made later: S3 refuses principals that do not exist, so conditions name them.</remarks>
public sealed record BucketWriter
{
    /// <summary>How the keys of the part begin, "incoming/": it ends with a slash, and does not start with one.</summary>
    public required string Prefix { get; init; }

    /// <summary>The ARNs of the roles: one or more.</summary>
    public required IReadOnlyList<string> RoleArns { get; init; }
}
