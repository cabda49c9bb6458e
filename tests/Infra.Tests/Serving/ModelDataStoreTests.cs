using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Serving;
using LandingZone.Storage;

namespace LandingZone.Infra.Tests.Serving;

public sealed class ModelDataStoreTests
{
    [Fact]
    public async Task Records_are_locked_and_query_results_are_not()
    {
        var stack = await StackRecorder.RunAsync(options => ServingSample.Store(options));

        var locked = Assert.Single(stack.OfType("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration"));
        Assert.Equal("store-records", locked.Name);
        Assert.Equal("""{"days":365,"mode":"COMPLIANCE"}""", locked.Inputs["rule"]!["defaultRetention"]!.ToJsonString());
        Assert.Equal(
            ["store-queries", "store-records"], stack.OfType("aws:s3/bucket:Bucket").Select(bucket => bucket.Name));
        Assert.All(stack.OfType("aws:s3/bucket:Bucket"), bucket => Assert.True(bucket.Options!.Protect));
    }

    [Fact]
    public async Task Tables_are_partitioned_as_versions_write()
    {
        var stack = await StackRecorder.RunAsync(options => ServingSample.Store(options));
        var predictions = stack["store-predictions"].Inputs;

        Assert.Equal(
            ["model", "version", "mode", "day"], predictions["partitionKeys"]!.AsArray().Select(key => key!["name"]!.GetValue<string>()));
        Assert.EndsWith("/predictions/", predictions["storageDescriptor"]!["location"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(
            "predictions/model=scoring/version=v3/mode=stealth/",
            ModelDataStore.PrefixOf(ServingSample.Scoring, ServingSample.Stealth("v3")));
        Assert.Equal(
            "production_eu_west_1_ml_data_store",
            Assert.Single(stack.OfType("aws:glue/catalogDatabase:CatalogDatabase")).Inputs["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_workgroup_decides_where_results_go_and_how_much_a_query_reads()
    {
        var stack = await StackRecorder.RunAsync(options => ServingSample.Store(options));
        var configuration = Assert.Single(stack.OfType("aws:athena/workgroup:Workgroup")).Inputs["configuration"]!;

        Assert.True(configuration["enforceWorkgroupConfiguration"]!.GetValue<bool>());
        Assert.Equal("2097152000", configuration["bytesScannedCutoffPerQuery"]!.ToString());
        Assert.Equal("SSE_KMS", configuration["resultConfiguration"]!["encryptionConfiguration"]!["encryptionOption"]!.GetValue<string>());
    }

    [Fact]
    public async Task Wrong_arguments_are_refused() => Assert.Equal(
        """
        ModelDataStore 'store' cannot be made:
        - QueryResultDays is 0; it must be 1 or more.
        - MaxQueryMib is 2048; it must be 10 to 2047.
        """.ReplaceLineEndings("\n"),
        string.Join('\n', await Refusal.OfAsync(() => _ = new ModelDataStore("store", new ModelDataStoreArgs
        {
            Zone = ServingSample.Zone, KeyArn = "", AccessLogBucketName = "", Lock = new ObjectLock(ObjectLockMode.Governance, 1),
            QueryResultDays = 0, MaxQueryMib = 2048,
        }))));

    /// <summary>Who measures reads all records and changes none.</summary>
    [Theory]
    [InlineData("s3:GetObject", "arn:aws:test::store-records/predictions/model=scoring/version=v3/mode=stealth/day=2026-11-21/1.json", true)]
    [InlineData("s3:PutObject", "arn:aws:test::store-records/predictions/model=scoring/version=v3/mode=stealth/day=2026-11-21/1.json", false)]
    [InlineData("s3:DeleteObject", "arn:aws:test::store-records/predictions/x", false)]
    [InlineData("s3:GetObject", "arn:aws:test::store-records/captures/production-eu-west-1-scoring/v1/1.jsonl", false)]
    [InlineData("s3:PutObject", "arn:aws:test::store-queries/results/1.csv", true)]
    [InlineData("glue:BatchCreatePartition", "arn:aws:glue:eu-west-1:333333333333:table/production_eu_west_1_ml_data_store/predictions", true)]
    [InlineData("glue:DeleteTable", "arn:aws:glue:eu-west-1:333333333333:table/production_eu_west_1_ml_data_store/predictions", false)]
    [InlineData("athena:StartQueryExecution", "arn:aws:athena:eu-west-1:333333333333:workgroup/production-eu-west-1-ml-data-store", true)]
    [InlineData("athena:StartQueryExecution", "arn:aws:athena:eu-west-1:333333333333:workgroup/primary", false)]
    public async Task The_measurer_reads_and_does_not_write(string action, string resource, bool may)
    {
        var stack = await StackRecorder.RunAsync(options => ServingSample.Performance(options, ServingSample.Three));

        Assert.Equal(may, stack.May("performance-measurer", action, resource));
    }
}
