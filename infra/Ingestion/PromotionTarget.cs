using Pulumi;

namespace LandingZone.Ingestion;

/// <summary>Where promoted objects go: a part of a bucket in another account of the organisation, in the same region.</summary>
public sealed record PromotionTarget
{
    /// <summary>The bucket's name.</summary>
    public required string BucketName { get; init; }

    /// <summary>How the keys of the part begin, "curated/": it ends with a slash, and does not start with one.</summary>
    public required string Prefix { get; init; }

    /// <summary>The ARN of the KMS key that encrypts the bucket; its policy admits the promotion's role as a writer.</summary>
    public required Input<string> KeyArn { get; init; }
}
