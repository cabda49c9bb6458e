using LandingZone.Policies.Resources;
using LandingZone.Policies.Rules.Buckets;

namespace LandingZone.Policies.Tests.Rules.Buckets;

/// <summary>What is said in a bucket and what is said beside it come out in one form.</summary>
public sealed class BucketViewTests
{
    private const string BucketType = "aws:s3/bucket:Bucket";

    [Fact]
    public void What_stands_beside_the_bucket_counts_more_than_what_the_provider_shows_in_it()
    {
        var bucket = Of(BucketType, "data", ("bucket", Value.Of("zone-data")), ("versioning", Map(("enabled", Value.False))));
        var versioning = Of(
            "aws:s3/bucketVersioning:BucketVersioning", "versioning",
            ("bucket", Value.Of("zone-data")), ("versioningConfiguration", Map(("status", Value.Of("Enabled")))));

        var seen = Assert.Single(BucketView.Of(new StackResources("test", [bucket, versioning])));

        Assert.True(seen.IsVersioned.IsYes);
        Assert.Same(versioning, seen.Versioning.On);
        Assert.Equal("versioningConfiguration.status", seen.Versioning.Path);
    }

    [Fact]
    public void Nothing_said_is_absent_on_the_bucket()
    {
        var bucket = Of(BucketType, "data", ("logging", Map(("targetBucket", Value.Of("")))));

        var seen = Assert.Single(BucketView.Of(new StackResources("test", [bucket])));

        Assert.True(seen.LogTarget.Settings.IsAbsent);
        Assert.Equal("None.", seen.LogTarget.Missing("None.")!.Message);
        Assert.False(seen.IsLogTarget);
    }

    [Fact]
    public void Bucket_that_others_log_to_is_known_in_both_forms()
    {
        var logs = Of(BucketType, "logs", ("bucket", Value.Of("zone-logs")));
        var native = Of("aws-native:s3:Bucket", "other", ("bucketName", Value.Of("other")), ("loggingConfiguration", Map(("destinationBucketName", Value.Of("native-logs")))));
        var nativeLogs = Of("aws-native:s3:Bucket", "native-logs", ("bucketName", Value.Of("native-logs")));
        var logging = Of("aws:s3/bucketLogging:BucketLogging", "logging", ("bucket", Value.Of("data")), ("targetBucket", Value.Of("zone-logs")));

        var seen = BucketView.Of(new StackResources("test", [logs, native, nativeLogs, logging]));

        Assert.Equal(["logs", "native-logs"], seen.Where(bucket => bucket.IsLogTarget).Select(bucket => bucket.On.Name));
    }

    [Fact]
    public void Thousands_of_buckets_are_put_together_in_time_that_grows_with_their_number()
    {
        // A scan of all resources for each bucket would take minutes here.
        var resources = Enumerable.Range(0, 10_000).SelectMany(i => new[]
        {
            Of(BucketType, $"b{i}", ("bucket", Value.Of($"zone-{i}"))),
            Of("aws:s3/bucketVersioning:BucketVersioning", $"v{i}", ("bucket", Value.Of($"zone-{i}")), ("versioningConfiguration", Map(("status", Value.Of("Enabled"))))),
        });
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var seen = BucketView.Of(new StackResources("test", resources));

        Assert.All(seen, bucket => Assert.True(bucket.IsVersioned.IsYes));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    private static Resource Of(string type, string name, params (string Key, Value Value)[] inputs) =>
        new() { Urn = $"urn:pulumi:test::test::{type}::{name}", Type = type, Name = name, Inputs = Map(inputs) };

    private static Value Map(params (string Key, Value Value)[] entries) =>
        Value.Of(entries.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)));
}
