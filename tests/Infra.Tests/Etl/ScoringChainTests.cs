using LandingZone.Engine;
using LandingZone.Etl;
using LandingZone.Infra.Tests.Harness;

namespace LandingZone.Infra.Tests.Etl;

public sealed class ScoringChainTests
{
    [Fact]
    public async Task The_chain_goes_from_the_bucket_to_the_dashboard()
    {
        var declaration = await Declare(ScoringSample.Chain(ScoringSample.Dashboards, ScoringSample.Kind("loans", ScoringSample.View)));

        Assert.Equal(
            ["credit-files-dispatcher", "credit-files-loader", "credit-files-splitter"],
            declaration.All("aws:lambda/function:Function").Select(function => function.Name));
        Assert.Equal("rnd-eu-west-1-credit-fleet", declaration.One("aws:autoscaling/group:Group").Text("name"));
        Assert.Equal("rnd-eu-west-1-credit-scores", declaration.One("aws:redshiftserverless/workgroup:Workgroup").Text("workgroupName"));
        Assert.Equal("rnd-eu-west-1-credit-scores-dashboard", declaration.One("aws-native:quicksight:Dashboard").Text("dashboardId"));
    }

    [Fact]
    public async Task The_loader_that_owns_the_tables_is_the_one_whose_role_loads()
    {
        var declaration = await Declare(ScoringSample.Chain(null, ScoringSample.Kind("loans")));

        Assert.Equal(
            "CREATE USER \"IAMR:rnd-eu-west-1-credit-loader\" PASSWORD DISABLE",
            declaration.One("aws:redshiftdata/statement:Statement", "credit-warehouse-loader").Text("sql"));
        Assert.Equal(
            "rnd-eu-west-1-credit-loader", declaration.One("aws:iam/role:Role", "credit-files-loader").Text("name"));
    }

    [Fact]
    public async Task Without_dashboards_there_is_no_QuickSight()
    {
        var declaration = await Declare(ScoringSample.Chain(null, ScoringSample.Kind("loans")));

        Assert.DoesNotContain(declaration.Resources, resource => resource.Type.Contains("quicksight", StringComparison.Ordinal));
        Assert.Empty(declaration.All("aws:secretsmanager/secret:Secret"));
    }

    [Fact]
    public async Task Another_kind_adds_its_tables_and_takes_nothing_away()
    {
        var before = await Declare(ScoringSample.Chain(null, ScoringSample.Kind("loans")));
        var after = await Declare(ScoringSample.Chain(null, ScoringSample.Kind("loans"), ScoringSample.Kind("cards")));

        Assert.Empty(Names(before).Except(Names(after)));
        Assert.All(Names(after).Except(Names(before)), name => Assert.Contains("table-scores-cards", name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Simulate)]
    public async Task It_can_be_planned_before_anything_exists(RunMode mode) => Assert.NotEmpty((await Planned.OfAsync(mode, () => _ = new ScoringChain(
        "credit", ScoringSample.Chain(ScoringSample.Dashboards, ScoringSample.Kind("loans", ScoringSample.View))))).Resources);

    [Fact]
    public async Task Dashboards_without_a_view_and_a_view_without_dashboards_are_refused()
    {
        Assert.Equal(
            [
                "ScoringChain 'credit' cannot be made:",
                "- Dashboards are asked for, and no kind says how it is shown; let one say so, or leave them out.",
            ],
            await Refusal.OfAsync(() => _ = new ScoringChain("credit", ScoringSample.Chain(ScoringSample.Dashboards, ScoringSample.Kind("loans")))));
        Assert.Equal(
            [
                "ScoringChain 'credit' cannot be made:", "- Kinds: one says how it is shown, and there are no dashboards; ask for them.",
            ],
            await Refusal.OfAsync(() => _ = new ScoringChain("credit", ScoringSample.Chain(null, ScoringSample.Kind("loans", ScoringSample.View)))));
        Assert.Equal(
            ["ScoringChain 'credit' cannot be made:", "- Kinds is empty; name one or more."],
            await Refusal.OfAsync(() => _ = new ScoringChain("credit", ScoringSample.Chain(null))));
    }

    private static IEnumerable<string> Names(Declaration declaration) => declaration.Resources.Select(resource => $"{resource.Type} {resource.Name}");

    private static Task<Declaration> Declare(ScoringChainArgs args) => Declaration.OfAsync(() => _ = new ScoringChain("credit", args));
}
