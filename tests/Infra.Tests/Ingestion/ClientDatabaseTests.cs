using LandingZone.Infra.Tests.Harness;
using LandingZone.Ingestion;

namespace LandingZone.Infra.Tests.Ingestion;

public sealed class ClientDatabaseTests
{
    private const string Snapshot = "arn:aws:rds:eu-west-1:111111111111:snapshot:client-2026";

    [Fact]
    public async Task It_is_private_encrypted_doubled_and_never_lost_by_accident()
    {
        var database = (await Declare()).One("aws:rds/instance:Instance");

        Assert.Equal("staging-eu-west-1-client-copy", database.Text("identifier"));
        Assert.False(database.Flag("publiclyAccessible"));
        Assert.True(database.Flag("storageEncrypted"));
        Assert.Equal("arn:key", database.Text("kmsKeyId"));
        Assert.True(database.Flag("multiAz"));
        Assert.True(database.Flag("deletionProtection"));
        Assert.False(database.Flag("skipFinalSnapshot"));
        Assert.True(database.Flag("iamDatabaseAuthenticationEnabled"));
        Assert.True(database.Flag("manageMasterUserPassword"));
        Assert.Equal("arn:secrets", database.Text("masterUserSecretKmsKeyId"));
        Assert.Null(database.Text("password"));
        Assert.Equal("advanced", database.Text("databaseInsightsMode"));
        Assert.Equal(["sg-data"], database.Texts("vpcSecurityGroupIds"));
        Assert.Equal("daily", database.Tags()["landing-zone:backup"]);
    }

    [Fact]
    public async Task It_takes_tls_only_and_logs_who_came()
    {
        var group = (await Declare()).One("aws:rds/parameterGroup:ParameterGroup");
        var parameters = group.Maps("parameters").ToDictionary(parameter => (string)parameter["name"], parameter => (string)parameter["value"]);

        Assert.Equal("postgres17", group.Text("family"));
        Assert.Equal("1", parameters["rds.force_ssl"]);
        Assert.Equal("1", parameters["log_connections"]);
        Assert.Equal("1", parameters["log_disconnections"]);
    }

    [Fact]
    public async Task Its_logs_go_to_encrypted_groups_that_are_there_first()
    {
        var groups = (await Declare()).All("aws:cloudwatch/logGroup:LogGroup");

        Assert.Equal(
            [
                "/aws/rds/instance/staging-eu-west-1-client-copy/iam-db-auth-error", "/aws/rds/instance/staging-eu-west-1-client-copy/postgresql",
                "/aws/rds/instance/staging-eu-west-1-client-copy/upgrade",
            ],
            groups.Select(group => group.Text("name")));
        Assert.All(groups, group => Assert.Equal("arn:logs", group.Text("kmsKeyId")));
    }

    [Fact]
    public async Task A_copy_is_restored_from_a_snapshot_and_an_empty_one_has_a_user()
    {
        var copy = (await Declare(Snapshot)).One("aws:rds/instance:Instance");
        var empty = (await Declare()).One("aws:rds/instance:Instance");

        Assert.Equal(Snapshot, copy.Text("snapshotIdentifier"));
        Assert.Null(copy.Text("username"));
        Assert.Equal("landing_zone", empty.Text("username"));
        Assert.Equal("client_copy", empty.Text("dbName"));
    }

    [Fact]
    public async Task Every_wrong_argument_is_named()
    {
        var message = await Refusal.OfAsync(() => _ = new ClientDatabase("database", Args("12", "m5.large", 10, 10, 1, "client-2026")));

        Assert.Equal(
        [
            "ClientDatabase 'database' cannot be made:",
            "- Version is '12'; RDS offers PostgreSQL 14 to 18, write the major version.",
            "- InstanceClass is 'm5.large'; write it as RDS does, 'db.r7g.large'.",
            "- StorageGib is 10; gp3 takes 20 to 65536.",
            "- MaxStorageGib is 10; give at least a tenth more than 10, and at most 65536.",
            "- BackupDays is 1; give 7 to 35, which is RDS's limit.",
            "- SnapshotArn is 'client-2026'; write the ARN of a snapshot, 'arn:aws:rds:eu-west-1:111122223333:snapshot:client-2026'.",
        ], message);
    }

    private static Task<Declaration> Declare(string? snapshot = null) =>
        Declaration.OfAsync(() => _ = new ClientDatabase("database", Args("17", "db.r7g.large", 100, 500, 14, snapshot)));

    private static ClientDatabaseArgs Args(string version, string instanceClass, int storage, int most, int backupDays, string? snapshot) => new()
    {
        Zone = Samples.Staging,
        Content = "client-copy",
        Version = version,
        InstanceClass = instanceClass,
        StorageGib = storage,
        MaxStorageGib = most,
        BackupDays = backupDays,
        SnapshotArn = snapshot,
        Tier = DataSamples.Tier(),
        KeyArn = "arn:key",
        SecretKeyArn = "arn:secrets",
        LogKeyArn = "arn:logs",
        PermissionBoundaryArn = DataSamples.Boundary,
    };
}
