using System.Collections.Immutable;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Storage;

namespace LandingZone.Infra.Tests.Storage;

public sealed class LogBucketTests
{
    private const string BucketName = "rnd-eu-west-1-access-logs-222222222222";

    [Fact]
    public async Task It_is_encrypted_as_s3_needs_it_for_log_delivery()
    {
        var declaration = await Declare();

        var encryption = declaration.One("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration");
        var byDefault = (ImmutableDictionary<string, object>)Assert.Single(encryption.Maps("rules"))["applyServerSideEncryptionByDefault"];
        Assert.Equal("AES256", byDefault["sseAlgorithm"]);
        Assert.False(byDefault.ContainsKey("kmsMasterKeyId"));
        Assert.False(declaration.One("aws:s3/bucket:Bucket").Flag("objectLockEnabled"));
        Assert.Empty(declaration.All("aws:s3/bucketLogging:BucketLogging"));
    }

    [Fact]
    public async Task Only_s3_writes_to_it_for_buckets_of_the_zone()
    {
        var statements = (await Declare()).One("aws:s3/bucketPolicy:BucketPolicy").Json("policy").Statements();

        var write = statements["WriteAccessLogs"];
        Assert.Equal("Allow", write.GetProperty("Effect").GetString());
        Assert.Equal(["logging.s3.amazonaws.com"], write.Principals("Service"));
        Assert.Equal(["s3:PutObject"], write.Actions());
        Assert.Equal([$"arn:aws:s3:::{BucketName}/*"], write.Resources());
        Assert.Equal(
            ["ArnLike aws:SourceArn arn:aws:s3:::rnd-eu-west-1-*", "StringEquals aws:SourceAccount 222222222222"], write.Conditions());
        Assert.Contains("DenyInsecureTransport", statements.Keys);
        Assert.Contains("DenyOldTls", statements.Keys);
        Assert.Contains("DenyOutsideOrganization", statements.Keys);
    }

    [Fact]
    public async Task It_is_private_versioned_and_owned_by_the_account()
    {
        var declaration = await Declare();

        Assert.True(declaration.One("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock").Flag("restrictPublicBuckets"));
        Assert.Equal("Enabled", declaration.One("aws:s3/bucketVersioning:BucketVersioning").Map("versioningConfiguration")["status"]);
        Assert.Equal(
            "BucketOwnerEnforced",
            declaration.One("aws:s3/bucketOwnershipControls:BucketOwnershipControls").Map("rule")["objectOwnership"]);
        Samples.AssertTagged(declaration.One("aws:s3/bucket:Bucket"), Samples.Rnd);
    }

    [Fact]
    public async Task Logs_go_when_their_time_is_over()
    {
        var rules = (await Declare()).One("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration").Maps("rules");

        Assert.Equal(["remove-unfinished-uploads", "remove-noncurrent-versions", "remove-objects"], rules.Select(rule => rule["id"]));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Contains(
        "The log bucket 'logs' cannot be made: "
        + "'Logs' cannot be part of a bucket's name; use 3 to 63 lower-case letters, digits and single hyphens between them. "
        + "Access logs cannot be kept for 90 days; give 365 or more.",
        await Declaration.ProblemOfAsync(() => _ = new LogBucket(
            "logs", new LogBucketArgs { Zone = Samples.Rnd, Content = "Logs", RetentionDays = 90 })),
        StringComparison.Ordinal);

    private static Task<Declaration> Declare() =>
        Declaration.OfAsync(() => _ = new LogBucket("logs", new LogBucketArgs { Zone = Samples.Rnd }));
}
