using System.Collections.Immutable;
using LandingZone.Facts;
using LandingZone.Infra.Tests.Etl;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Warehouse;

namespace LandingZone.Infra.Tests.Warehouse;

public sealed class DashboardsTests
{
    [Fact]
    public async Task The_data_come_through_a_private_connection_with_TLS_and_the_readers_secret()
    {
        var declaration = await Declare(Args());

        var source = declaration.One("aws:quicksight/dataSource:DataSource");
        Assert.Equal("arn:reader-secret", source.Map("credentials")["secretArn"]);
        Assert.Equal(false, source.Map("sslProperties")["disableSsl"]);
        Assert.Equal("arn:of:pictures", source.Map("vpcConnectionProperties")["vpcConnectionArn"]);
        var way = declaration.One("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule");
        Assert.Equal(("sg-warehouse", 5439, 5439), (way.Text("referencedSecurityGroupId"), way.Number("fromPort"), way.Number("toPort")));
        Assert.Equal("sg-warehouse", declaration.One("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").Text("referencedSecurityGroupId"));
    }

    [Fact]
    public async Task Each_table_is_kept_in_memory_and_fetched_every_hour_and_every_week()
    {
        var declaration = await Declare(Args());

        var set = declaration.One("aws:quicksight/dataSet:DataSet");
        Assert.Equal("SPICE", set.Text("importMode"));
        Assert.Equal(
            ["INCREMENTAL_REFRESH", "FULL_REFRESH"],
            declaration.All("aws:quicksight/refreshSchedule:RefreshSchedule").Select(schedule => schedule.Map("schedule")["refreshType"]));
    }

    [Fact]
    public async Task The_dashboard_has_a_sheet_for_each_view_with_four_pictures()
    {
        var definition = (await Declare(Args())).One("aws-native:quicksight:Dashboard").Map("definition");

        var sheet = Assert.Single(((ImmutableArray<object>)definition["sheets"]).Cast<ImmutableDictionary<string, object>>());
        Assert.Equal("scores-loans", sheet["sheetId"]);
        Assert.Equal(
            ["kpiVisual", "lineChartVisual", "barChartVisual", "tableVisual"],
            ((ImmutableArray<object>)sheet["visuals"]).Cast<ImmutableDictionary<string, object>>().Select(visual => Assert.Single(visual.Keys)));
    }

    [Theory]
    [InlineData("readers", "quicksight:QueryDashboard", true)]
    [InlineData("readers", "quicksight:UpdateDashboard", false)]
    [InlineData("authors", "quicksight:QueryDashboard", true)]
    [InlineData("authors", "quicksight:UpdateDashboard", true)]
    [InlineData("authors", "quicksight:DeleteDashboard", false)]
    [InlineData("authors", "quicksight:UpdateDashboardPermissions", false)]
    public async Task Who_may_do_what_with_the_dashboard(string group, string action, bool may)
    {
        var permissions = (await Declare(Args())).One("aws-native:quicksight:Dashboard").Maps("permissions");

        var granted = permissions.Where(permission => (string)permission["principal"] == $"arn:of:pictures-{group}")
            .SelectMany(permission => ((ImmutableArray<object>)permission["actions"]).Cast<string>());
        Assert.Equal(may, granted.Contains(action));
    }

    [Fact]
    public async Task A_reader_is_a_member_and_nothing_else_changes()
    {
        var before = await Declare(Args());
        var after = await Declare(Args(["desk"]));

        var added = after.Resources.Select(resource => resource.Name).Except(before.Resources.Select(resource => resource.Name));
        Assert.Equal(["pictures-readers-desk"], added);
        Assert.Equal("eu-central-1", after.One("aws:quicksight/groupMembership:GroupMembership").Text("region"));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once() => Assert.Equal(
        [
            "Dashboards 'pictures' cannot be made:",
            "- Content is 'Scores'; it must be lower-case letters, digits and single hyphens, and begin with a letter.",
            "- Views shows scores.loans 2 times; show each table once.",
            "- Views: the measure of scores.loans is segment, a varchar(16); name a column that is a number.",
            "- Views: the time of scores.loans is 'when', which is no column of it; name one.",
            "- Views: the category of scores.loans is score, a double precision; name a column that is text.",
            "- Views: the title of scores.loans has 0 characters; QuickSight takes 1 to 128.",
            "- LookbackDays is 0; give 1 to 365.",
        ],
        await Refusal.OfAsync(() => _ = new Dashboards("pictures", new DashboardsArgs
        {
            Zone = Samples.Rnd,
            Content = "Scores",
            Views =
            [
                ScoringSample.View with { Measure = "segment", Time = "when", Category = "score" }, ScoringSample.View with { Title = "" },
            ],
            Host = "host",
            Database = "scores",
            ReaderSecretArn = "arn:reader-secret",
            IdentityRegion = Region.Parse("eu-west-1"),
            LookbackDays = 0,
            VpcId = "vpc-1",
            SubnetIds = "subnet-1",
            WarehouseSecurityGroupId = "sg-warehouse",
            PermissionBoundaryArn = "arn:boundary",
        })));

    private static DashboardsArgs Args(IReadOnlyList<string>? readers = null) => new()
    {
        Zone = Samples.Rnd,
        Content = "scores",
        Views = [ScoringSample.View],
        Host = "host",
        Database = "scores",
        ReaderSecretArn = "arn:reader-secret",
        IdentityRegion = Region.Parse("eu-central-1"),
        Readers = readers ?? [],
        VpcId = "vpc-1",
        SubnetIds = "subnet-1",
        WarehouseSecurityGroupId = "sg-warehouse",
        PermissionBoundaryArn = "arn:boundary",
    };

    private static Task<Declaration> Declare(DashboardsArgs args) => Declaration.OfAsync(() => _ = new Dashboards("pictures", args));
}
