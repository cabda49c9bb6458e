using System.Security.Cryptography;
using System.Text;
using LandingZone.Infra.Tests.Etl;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Warehouse;

namespace LandingZone.Infra.Tests.Warehouse;

public sealed class RedshiftWarehouseTests
{
    private const string Statement = "aws:redshiftdata/statement:Statement";

    [Fact]
    public async Task A_serverless_warehouse_is_private_encrypted_and_within_limits()
    {
        var declaration = await Declare(Args(serverless: new ServerlessCapacity { MonthlyRpuHoursToStopAt = 900 }));

        var space = declaration.One("aws:redshiftserverless/namespace:Namespace");
        Assert.True(space.Flag("manageAdminPassword"));
        Assert.Equal("arn:secret-key", space.Text("adminPasswordSecretKmsKeyId"));
        Assert.Equal("arn:key", space.Text("kmsKeyId"));
        Assert.Equal(["connectionlog", "useractivitylog", "userlog"], space.Texts("logExports"));
        var group = declaration.One("aws:redshiftserverless/workgroup:Workgroup");
        Assert.False(group.Flag("publiclyAccessible"));
        Assert.True(group.Flag("enhancedVpcRouting"));
        Assert.Contains(group.Maps("configParameters"), parameter => (string)parameter["parameterKey"] == "require_ssl" && (string)parameter["parameterValue"] == "true");
        Assert.Equal(
            ["emit-metric", "deactivate"], declaration.All("aws:redshiftserverless/usageLimit:UsageLimit").Select(limit => limit.Text("breachAction")));
        Samples.AssertTagged(group, Samples.Rnd);
    }

    [Fact]
    public async Task A_provisioned_warehouse_is_private_encrypted_and_kept_in_snapshots()
    {
        var declaration = await Declare(Args(provisioned: new ProvisionedCapacity { NodeType = "ra3.large", Nodes = 2 }));

        var cluster = declaration.One("aws:redshift/cluster:Cluster");
        Assert.Equal("true", cluster.Text("encrypted"));
        Assert.False(cluster.Flag("publiclyAccessible"));
        Assert.False(cluster.Flag("skipFinalSnapshot"));
        Assert.Equal(35, cluster.Number("automatedSnapshotRetentionPeriod"));
        Assert.Contains(
            declaration.One("aws:redshift/parameterGroup:ParameterGroup").Maps("parameters"),
            parameter => (string)parameter["name"] == "require_ssl" && (string)parameter["value"] == "true");
        Assert.Equal("cloudwatch", declaration.One("aws:redshift/logging:Logging").Text("logDestinationType"));
        Assert.Empty(declaration.All("aws:redshiftserverless/workgroup:Workgroup"));
    }

    [Theory]
    [InlineData(true, "/aws/redshift/rnd-eu-west-1-results/userlog")]
    [InlineData(false, "/aws/redshift/cluster/rnd-eu-west-1-results/userlog")]
    public async Task Its_logs_go_to_groups_that_are_encrypted_and_end(bool serverless, string group)
    {
        var logs = (await Declare(serverless ? Args(new ServerlessCapacity()) : Args(provisioned: new ProvisionedCapacity { NodeType = "ra3.large", Nodes = 2 })))
            .One("aws:cloudwatch/logGroup:LogGroup", "results-userlog");

        Assert.Equal(group, logs.Text("name"));
        Assert.Equal(731, logs.Number("retentionInDays"));
        Assert.Equal("arn:log-key", logs.Text("kmsKeyId"));
    }

    [Fact]
    public async Task It_reads_its_sources_and_nothing_else_and_writes_nothing()
    {
        var statements = (await Declare(Args(new ServerlessCapacity()))).One("aws:iam/rolePolicy:RolePolicy").Json("policy").Statements();

        Assert.Equal(["ReadSources", "ListSources", "DecryptSources"], statements.Keys);
        Assert.Equal(["s3:GetObject"], statements["ReadSources"].Actions());
        Assert.Equal(["arn:results/results/*"], statements["ReadSources"].Resources());
        Assert.Equal(["StringLike s3:prefix results/*"], statements["ListSources"].Conditions());
        Assert.Equal(["kms:Decrypt", "kms:DescribeKey"], statements["DecryptSources"].Actions());
    }

    [Fact]
    public async Task Tables_belong_to_the_loader_and_are_readable_for_the_reader()
    {
        var declaration = await Declare(Args(new ServerlessCapacity()));

        string Sql(string what) => declaration.One(Statement, $"results-{what}").Text("sql")!;
        Assert.Equal("CREATE SCHEMA IF NOT EXISTS scores", Sql("schema-scores"));
        Assert.Equal("GRANT USAGE ON SCHEMA scores TO \"IAMR:rnd-eu-west-1-loader\", dashboards", Sql("schema-scores-use"));
        Assert.Equal(
            "CREATE TABLE IF NOT EXISTS scores.loans (loan_id varchar(32), segment varchar(16), score double precision, scored_at timestamp, "
            + "source_file VARCHAR(1024) NOT NULL, source_generation BIGINT NOT NULL, source_part INTEGER NOT NULL)",
            Sql("table-scores-loans"));
        Assert.Equal("GRANT SELECT ON scores.loans, scores.loans_loads TO dashboards", Sql("table-scores-loans-read"));
        Assert.Equal("ALTER TABLE scores.loans OWNER TO \"IAMR:rnd-eu-west-1-loader\"", Sql("table-scores-loans-owner"));
        Assert.All(declaration.All(Statement), statement => Assert.Equal("rnd-eu-west-1-results", statement.Text("workgroupName")));
    }

    [Fact]
    public async Task The_readers_password_is_never_in_a_statement()
    {
        var declaration = await Declare(Args(new ServerlessCapacity()));

        var sql = declaration.One(Statement, "results-reader").Text("sql")!;
        Assert.DoesNotContain("An-Example-1", sql, StringComparison.Ordinal);
        var parts = sql.Split('\'')[1].Split('|');
        var expected = SHA256.HashData([.. Encoding.UTF8.GetBytes("An-Example-1"), .. Convert.FromHexString(parts[2])]);
        Assert.Equal(["sha256", Convert.ToHexStringLower(expected)], parts[..2]);
        Assert.Equal(
            """{"username":"dashboards","password":"An-Example-1"}""",
            declaration.One("aws:secretsmanager/secretVersion:SecretVersion").Text("secretString"));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once() => Assert.Equal(
        [
            "RedshiftWarehouse 'results' cannot be made:",
            "- Content is 'Results'; it must be lower-case letters, digits and single hyphens, and begin with a letter.",
            "- Database is 'Scores'; use lower-case letters, digits and underscores, and begin with a letter.",
            "- Serverless and Provisioned: give exactly one of the two.",
            "- Serverless needs subnets in 3 availability zones, and there are 2; add a zone to the network, or take a provisioned warehouse.",
            "- Serverless begins with 12 RPU; Redshift takes 4, or 8 to 512 in steps of 8.",
            "- Serverless grows to 8 RPU; give the base, 12, or more, up to 1024.",
            "- Provisioned has nodes of 'dc2.large'; take one of ra3.large, ra3.xlplus, ra3.4xlarge, ra3.16xlarge.",
            "- Provisioned has 1 nodes; give 2 to 32.",
            "- Provisioned keeps snapshots for 0 days; Redshift takes 1 to 35.",
            "- Provisioned has the maintenance window 'sunday'; write 'sun:02:00-sun:03:00'.",
            "- Tables: in s.T, 'T' is no name; use lower-case letters, digits and underscores, 63 at most, and begin with a letter.",
            "- Tables: in s.T, 'text' of the column a is no type that the loader knows; write 'varchar(64)', 'decimal(18,2)' or the like.",
            "- Tables: in s.T, the column source_file is there anyway; take it out.",
            "- Tables: in s.T, 'b' is no column of it; name one.",
            "- Tables: in s.T, keys and the column of the newest row go together, and that column is no key.",
        ],
        await Refusal.OfAsync(() => _ = new RedshiftWarehouse("results", new RedshiftWarehouseArgs
        {
            Zone = Samples.Rnd,
            Content = "Results",
            Database = "Scores",
            Serverless = new ServerlessCapacity { BaseRpu = 12, MaxRpu = 8 },
            Provisioned = new ProvisionedCapacity { NodeType = "dc2.large", Nodes = 1, SnapshotRetentionDays = 0, MaintenanceWindow = "sunday" },
            SubnetIds = "subnet-1",
            AvailabilityZones = 2,
            SecurityGroupIds = "sg-1",
            Tables =
            [
                new WarehouseTable
                {
                    Schema = "s",
                    Name = "T",
                    Columns = [new WarehouseColumn("a", "text"), new WarehouseColumn("source_file", "integer")],
                    Keys = ["b"],
                },
            ],
            PermissionBoundaryArn = "arn:boundary",
            KeyArn = "arn:key",
            SecretKeyArn = "arn:secret-key",
            LogKeyArn = "arn:log-key",
        })));

    private static RedshiftWarehouseArgs Args(ServerlessCapacity? serverless = null, ProvisionedCapacity? provisioned = null) => new()
    {
        Zone = Samples.Rnd,
        Content = "results",
        Database = "scores",
        Serverless = serverless,
        Provisioned = provisioned,
        SubnetIds = "subnet-1",
        AvailabilityZones = 3,
        SecurityGroupIds = "sg-1",
        Sources = [ScoringSample.Place("results", "results/")],
        Tables = [ScoringSample.Loans],
        LoaderWorkload = "loader",
        Reader = new WarehouseReader("dashboards", "An-Example-1"),
        PermissionBoundaryArn = "arn:boundary",
        KeyArn = "arn:key",
        SecretKeyArn = "arn:secret-key",
        LogKeyArn = "arn:log-key",
    };

    private static Task<Declaration> Declare(RedshiftWarehouseArgs args) => Declaration.OfAsync(() => _ = new RedshiftWarehouse("results", args));
}
