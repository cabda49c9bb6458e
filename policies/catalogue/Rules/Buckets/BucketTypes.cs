namespace LandingZone.Policies.Rules.Buckets;

/// <summary>Type tokens of buckets and of what stands beside them. The names with V2 are older spellings of the same resources.</summary>
internal static class BucketTypes
{
    public const string Native = "aws-native:s3:Bucket";

    public static string[] Buckets { get; } = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2", Native];

    public static string[] PublicAccess { get; } = ["aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"];

    public static string[] Encryption { get; } = BothSpellings("bucketServerSideEncryptionConfiguration");

    public static string[] Versioning { get; } = BothSpellings("bucketVersioning");

    public static string[] Logging { get; } = BothSpellings("bucketLogging");

    public static string[] Lifecycle { get; } = BothSpellings("bucketLifecycleConfiguration");

    public static string[] Lock { get; } = BothSpellings("bucketObjectLockConfiguration");

    public static string[] Ownership { get; } = ["aws:s3/bucketOwnershipControls:BucketOwnershipControls"];

    public static string[] Policies { get; } = ["aws:s3/bucketPolicy:BucketPolicy", "aws-native:s3:BucketPolicy"];

    public static string[] Replication { get; } = ["aws:s3/bucketReplicationConfig:BucketReplicationConfig"];

    public static string[] Acls { get; } = BothSpellings("bucketAcl");

    private static string[] BothSpellings(string name)
    {
        var type = char.ToUpperInvariant(name[0]) + name[1..];
        return [$"aws:s3/{name}:{type}", $"aws:s3/{name}V2:{type}V2"];
    }
}
