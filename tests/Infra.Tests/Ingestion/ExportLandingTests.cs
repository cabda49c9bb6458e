using LandingZone.Identity;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Ingestion;

namespace LandingZone.Infra.Tests.Ingestion;

public sealed class ExportLandingTests
{
    private const string Database = "staging-eu-west-1-client-copy";

    [Fact]
    public async Task Every_object_that_lands_is_scanned_and_tagged()
    {
        var plan = (await Declare()).One("aws:guardduty/malwareProtectionPlan:MalwareProtectionPlan");
        var bucket = (System.Collections.Immutable.ImmutableDictionary<string, object>)plan.Map("protectedResource")["s3Bucket"];

        Assert.Equal("landing", bucket["bucketName"]);
        Assert.Equal("exports/", Assert.Single((System.Collections.Immutable.ImmutableArray<object>)bucket["objectPrefixes"]));
        Assert.NotEmpty(plan.Maps("actions"));
    }

    [Fact]
    public async Task Without_databases_there_is_nothing_that_exports()
    {
        var declaration = await Declare();

        Assert.Empty(declaration.All("aws:sfn/stateMachine:StateMachine"));
        Assert.Empty(declaration.All("aws:cloudwatch/eventRule:EventRule"));
    }

    [Fact]
    public async Task A_new_snapshot_of_a_named_database_is_exported()
    {
        var declaration = await Declare(databases: [new SnapshotExport { Identifier = Database, Only = ["client.public"] }]);
        var pattern = declaration.One("aws:cloudwatch/eventRule:EventRule").Json("eventPattern");
        var task = declaration.One("aws:sfn/stateMachine:StateMachine").Json("definition").GetProperty("States").GetProperty(Database);
        var parameters = task.GetProperty("Parameters");

        Assert.Equal("RDS-EVENT-0091", pattern.GetProperty("detail").GetProperty("EventID")[0].GetString());
        Assert.Equal($"rds:{Database}-20", pattern.GetProperty("detail").GetProperty("SourceIdentifier")[0].GetProperty("prefix").GetString());
        Assert.Equal("arn:aws:states:::aws-sdk:rds:startExportTask", task.GetProperty("Resource").GetString());
        Assert.Equal("landing", parameters.GetProperty("S3BucketName").GetString());
        Assert.Equal($"exports/databases/{Database}", parameters.GetProperty("S3Prefix").GetString());
        Assert.Equal("client.public", parameters.GetProperty("ExportOnly")[0].GetString());
    }

    [Fact]
    public async Task A_second_database_adds_a_branch_and_no_resource()
    {
        var one = await Declare(databases: [new SnapshotExport { Identifier = Database }]);
        var two = await Declare(databases: [new SnapshotExport { Identifier = Database }, new SnapshotExport { Identifier = "other" }]);

        Assert.Equal(one.Resources.Select(resource => (resource.Type, resource.Name)), two.Resources.Select(resource => (resource.Type, resource.Name)));
    }

    [Theory]
    [InlineData("snapshot-exporter", "s3:PutObject", "exports/databases/x/1.parquet", true)]
    [InlineData("snapshot-exporter", "s3:PutObject", "exports/custody/1.csv", false)]
    [InlineData("malware-scanner", "s3:GetObject", "exports/custody/1.csv", true)]
    [InlineData("malware-scanner", "s3:PutObject", "exports/custody/1.csv", false)]
    [InlineData("snapshot-starter", "s3:GetObject", "exports/custody/1.csv", false)]
    public async Task Each_role_reaches_what_it_is_for(string workload, string action, string key, bool allowed)
    {
        var table = await AccessTable.OfAsync(
            Samples.Staging, options => _ = new ExportLanding("landing", Args([new SnapshotExport { Identifier = Database }]), options));
        var role = WorkloadIdentity.RoleArnOf(Samples.Staging, workload);

        Assert.Equal(allowed, table.Allows(new AccessRequest(role, action, $"arn:aws:s3:::landing/{key}")));
    }

    [Fact]
    public async Task Every_wrong_argument_is_named()
    {
        var message = await Refusal.OfAsync(() => _ = new ExportLanding("landing", Args(
            [new SnapshotExport { Identifier = "a" }, new SnapshotExport { Identifier = "a" }], "elsewhere/")));

        Assert.Equal(
        [
            "ExportLanding 'landing' cannot be made:",
            "- DatabasePrefix is 'elsewhere/'; it must lie inside 'exports/' and end with a slash.",
            "- Databases has 'a' 2 times; name each once.",
        ], message);
    }

    private static Task<Declaration> Declare(IReadOnlyList<SnapshotExport>? databases = null) =>
        Declaration.OfAsync(() => _ = new ExportLanding("landing", Args(databases ?? [])));

    private static ExportLandingArgs Args(IReadOnlyList<SnapshotExport> databases, string prefix = "exports/databases/") => new()
    {
        Zone = Samples.Staging,
        Landing = DataSamples.Part("landing", "exports/", "arn:aws:kms:eu-west-1:111111111111:key/storage"),
        DatabasePrefix = prefix,
        Databases = databases,
        PermissionBoundaryArn = DataSamples.Boundary,
        LogKeyArn = "arn:logs",
    };
}
