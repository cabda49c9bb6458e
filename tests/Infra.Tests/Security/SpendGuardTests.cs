using LandingZone.Facts;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Security;

namespace LandingZone.Infra.Tests.Security;

public sealed class SpendGuardTests
{
    [Fact]
    public async Task The_zone_and_its_teams_have_budgets()
    {
        var declaration = await Declare(teams: [new("quant", 8000)]);

        var zone = declaration.One("aws:budgets/budget:Budget", "spend-zone");
        Assert.Equal("rnd-eu-west-1-spending-zone", zone.Text("name"));
        Assert.Equal("90000", zone.Text("limitAmount"));
        Assert.Equal("MONTHLY", zone.Text("timeUnit"));
        Assert.Equal(
            ["ACTUAL 50", "ACTUAL 80", "ACTUAL 100", "FORECASTED 100"],
            zone.Maps("notifications").Select(notification => $"{notification["notificationType"]} {notification["threshold"]}"));
        var team = declaration.One("aws:budgets/budget:Budget", "spend-team-quant");
        Assert.Equal(["Region", "TagKeyValue"], team.Maps("costFilters").Select(filter => filter["name"]));
        Assert.Contains("user:landing-zone:team$quant", (IEnumerable<object>)team.Maps("costFilters")[1]["values"]);
    }

    [Fact]
    public async Task Another_team_changes_nothing_else()
    {
        var before = await Declare(teams: [new("quant", 8000)]);
        var after = await Declare(teams: [new("alpha", 100), new("quant", 8000)]);

        Assert.Equal(
            ["spend-team-alpha"],
            after.Resources.Select(resource => resource.Name).Except(before.Resources.Select(resource => resource.Name)));
    }

    [Fact]
    public async Task Gpu_hours_are_counted_by_the_day()
    {
        var budget = (await Declare(gpuHours: 600)).One("aws:budgets/budget:Budget", "spend-gpu-hours");

        Assert.Equal("USAGE", budget.Text("budgetType"));
        Assert.Equal("DAILY", budget.Text("timeUnit"));
        Assert.Equal("Hrs", budget.Text("limitUnit"));
        Assert.Equal("600", budget.Text("limitAmount"));
        Assert.DoesNotContain("FORECASTED", budget.Maps("notifications").Select(notification => notification["notificationType"]));
    }

    [Fact]
    public async Task Roles_are_stopped_by_one_policy_and_whoever_attaches_it_can_attach_no_other()
    {
        var declaration = await Declare(stop: true);

        var action = declaration.One("aws:budgets/budgetAction:BudgetAction");
        Assert.Equal("MANUAL", action.Text("approvalModel"));
        Assert.Equal("APPLY_IAM_POLICY", action.Text("actionType"));
        var role = declaration.One("aws:iam/role:Role");
        Assert.Equal("arn:of:spend-stop-spending-stop-boundary", role.Text("permissionsBoundary"));
        Assert.Equal(
            ["ArnLike aws:SourceArn arn:aws:budgets::222222222222:budget/*", "StringEquals aws:SourceAccount 222222222222"],
            role.Json("assumeRolePolicy").Statements()["TrustService"].Conditions());
        foreach (var policy in new[]
        {
            declaration.One("aws:iam/rolePolicy:RolePolicy").Json("policy"),
            declaration.One("aws:iam/policy:Policy", "spend-stop-spending-stop-boundary").Json("policy"),
        })
        {
            var right = Assert.Single(policy.Statements()).Value;
            Assert.Equal(["iam:AttachRolePolicy", "iam:DetachRolePolicy"], right.Actions());
            Assert.Equal(["arn:aws:iam::222222222222:role/rnd-eu-west-1-data-scientist"], right.Resources());
            Assert.Equal(["ArnEquals iam:PolicyARN arn:of:spend-stop-spending-stop"], right.Conditions());
        }

        var stop = declaration.One("aws:iam/policy:Policy", "spend-stop-spending-stop").Json("policy").Statements()["StartNothing"];
        Assert.Equal("Deny", stop.GetProperty("Effect").GetString());
        Assert.Contains("ec2:RunInstances", stop.Actions());
        Assert.Contains("sagemaker:CreateTrainingJob", stop.Actions());
        Assert.DoesNotContain("sagemaker:InvokeEndpoint", stop.Actions());
    }

    [Fact]
    public async Task Anomalies_are_watched_once_per_account()
    {
        Assert.Single((await Declare()).All("aws:costexplorer/anomalyMonitor:AnomalyMonitor"));
        Assert.Empty((await Declare(accountWide: false)).All("aws:costexplorer/anomalyMonitor:AnomalyMonitor"));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        [
            "SpendGuard 'spend' cannot be made:",
            "- MonthlyLimit is 0; give 1 US dollar or more.",
            "- Percentages is 80, 50; give rising values from 1 to 1000.",
            "- AnomalyImpact is 0; give 1 US dollar or more.",
            "- DailyGpuHours is 0; give 1 or more, or nothing for no limit.",
            "- GpuTypes has m7i.large, which has no GPU; leave it out.",
            "- Teams has 'Quant'; a team's name is lower-case letters, digits and single hyphens, and begins with a letter.",
            "- Teams gives 'Quant' 5 a month, which is more than the zone's 0; raise one or lower the other.",
        ],
        await Refusal.OfAsync(() => _ = new SpendGuard("spend", new SpendGuardArgs
        {
            Zone = Samples.Rnd,
            TopicArn = "arn:topic",
            MonthlyLimit = 0,
            Percentages = [80, 50],
            AnomalyImpact = 0,
            DailyGpuHours = 0,
            GpuTypes = [InstanceType.Parse("m7i.large")],
            Teams = [new("Quant", 5)],
        })));

    private static Task<Declaration> Declare(
        IReadOnlyList<TeamBudget>? teams = null, int? gpuHours = null, bool stop = false, bool accountWide = true) =>
        Declaration.OfAsync(() => _ = new SpendGuard("spend", new SpendGuardArgs
        {
            Zone = Samples.Rnd,
            TopicArn = "arn:topic",
            MonthlyLimit = 90000,
            Teams = teams ?? [],
            GpuTypes = [InstanceType.Parse("g5.xlarge")],
            DailyGpuHours = gpuHours,
            RolesToStop = stop ? ["rnd-eu-west-1-data-scientist"] : [],
            SetsAccountWide = accountWide,
        }));
}
