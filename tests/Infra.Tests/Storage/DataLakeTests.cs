using LandingZone.Identity;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Infra.Tests.Ingestion;
using LandingZone.Storage;

namespace LandingZone.Infra.Tests.Storage;

public sealed class DataLakeTests
{
    private const string People = "arn:aws:iam::222222222222:role/data-scientist";

    [Fact]
    public async Task Queries_are_encrypted_whatever_the_client_asks_for()
    {
        var configuration = (await Declare()).One("aws:athena/workgroup:Workgroup").Map("configuration");
        var result = (System.Collections.Immutable.ImmutableDictionary<string, object>)configuration["resultConfiguration"];
        var encryption = (System.Collections.Immutable.ImmutableDictionary<string, object>)result["encryptionConfiguration"];

        Assert.Equal(true, configuration["enforceWorkgroupConfiguration"]);
        Assert.Equal("s3://scratch/athena/", result["outputLocation"]);
        Assert.Equal("SSE_KMS", encryption["encryptionOption"]);
    }

    [Fact]
    public async Task Each_layer_is_a_database_and_each_table_a_directory_of_it()
    {
        var declaration = await Declare();

        Assert.Equal(
            ["rnd_eu_west_1_approved", "rnd_eu_west_1_raw"],
            declaration.All("aws:glue/catalogDatabase:CatalogDatabase").Select(database => database.Text("name")));
        var table = declaration.One("aws:glue/catalogTable:CatalogTable");
        Assert.Equal("s3://approved-data/curated/positions/", table.Map("storageDescriptor")["location"]);
    }

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::approved-data/curated/positions/1.parquet", true)]
    [InlineData("s3:GetObject", "arn:aws:s3:::approved-data/other/1.parquet", false)]
    [InlineData("s3:PutObject", "arn:aws:s3:::approved-data/curated/positions/1.parquet", false)]
    [InlineData("s3:GetObject", "arn:aws:s3:::raw-data/in/1.csv", false)]
    [InlineData("s3:PutObject", "arn:aws:s3:::scratch/athena/1.csv", true)]
    [InlineData("glue:GetTable", "arn:aws:glue:eu-west-1:222222222222:table/rnd_eu_west_1_approved/positions", true)]
    [InlineData("glue:GetTable", "arn:aws:glue:eu-west-1:222222222222:table/rnd_eu_west_1_raw/x", false)]
    [InlineData("glue:UpdateTable", "arn:aws:glue:eu-west-1:222222222222:table/rnd_eu_west_1_approved/positions", false)]
    public async Task A_reader_sees_its_layers_and_no_others(string action, string resource, bool allowed)
    {
        var table = await AccessTable.OfAsync(Samples.Rnd, options => _ = new DataLake("lake", Args(), options));

        Assert.Equal(allowed, table.Allows(new AccessRequest(WorkloadIdentity.RoleArnOf(Samples.Rnd, "lake-scientists"), action, resource)));
    }

    [Fact]
    public async Task A_reader_of_a_layer_that_is_not_there_is_refused()
    {
        var message = await Refusal.OfAsync(() => _ = new DataLake("lake", Args("gold", maxScan: 1)));

        Assert.Equal(
        [
            "DataLake 'lake' cannot be made:",
            "- Readers: 'scientists' reads 'gold', which is no layer; there are raw, approved.",
            "- MaxScanMib is 1; give 10, which is Athena's least, to 2047, which is the most that the provider can write.",
        ], message);
    }

    private static Task<Declaration> Declare() => Declaration.OfAsync(() => _ = new DataLake("lake", Args()));

    private static DataLakeArgs Args(string layer = "approved", int maxScan = 100) => new()
    {
        Zone = Samples.Rnd,
        Layers =
        [
            Layer("raw", "raw-data", "in/"),
            Layer("approved", "approved-data", "curated/", new LakeTable { Name = "positions", Columns = [("fund_id", "string")] }),
        ],
        Readers = [new LakeReader { Name = "scientists", Roles = [People], Layers = [layer] }],
        Results = Layer("results", "scratch", "athena/"),
        MaxScanMib = maxScan,
        PermissionBoundaryArn = DataSamples.Boundary,
    };

    private static LakeLayer Layer(string name, string bucket, string prefix, params LakeTable[] tables) => new()
    {
        Name = name,
        BucketName = bucket,
        BucketArn = $"arn:aws:s3:::{bucket}",
        Prefix = prefix,
        KeyArn = "arn:aws:kms:eu-west-1:222222222222:key/storage",
        Tables = tables,
    };
}
