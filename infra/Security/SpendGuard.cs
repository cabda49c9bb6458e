using System.Globalization;
using LandingZone.Cluster;
using LandingZone.Zones;
using Pulumi;
using Budgets = Pulumi.Aws.Budgets;
using CostExplorer = Pulumi.Aws.CostExplorer;
using Inputs = Pulumi.Aws.Budgets.Inputs;

namespace LandingZone.Security;

/// <summary>
/// What the zone may spend, and who is told before it is too late: budgets for the zone, its teams and its GPU hours, the detection of
/// anomalies, and an action that keeps roles from starting anything more once the limit is reached. What runs already goes on.
/// </summary>
public sealed class SpendGuard : ComponentResource
{
    /// <summary>
    /// The tag by which a team's resources are known. The organisation's payer has to activate it as a cost allocation tag (AWS Billing user
    /// guide, "Activating user-defined cost allocation tags").
    /// </summary>
    public const string TeamTag = "landing-zone:team";

    /// <summary>A budget has up to five notifications (AWS Budgets API reference, CreateBudget); the forecast is one of them.</summary>
    private const int MaxPercentages = 4;

    private readonly string _name;
    private readonly SpendGuardArgs _args;

    /// <summary>Declares the budgets.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public SpendGuard(string name, SpendGuardArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:security:SpendGuard", name, options)
    {
        Check(name, args);
        _name = name;
        _args = args;
        var zone = MoneyBudget("zone", args.MonthlyLimit, Filter("Region", args.Zone.Region.Name));
        foreach (var team in args.Teams)
        {
            _ = MoneyBudget(
                $"team-{team.Team}",
                team.MonthlyLimit,
                Filter("Region", args.Zone.Region.Name),
                Filter("TagKeyValue", $"user:{TeamTag}${team.Team}"));
        }

        if (args.DailyGpuHours is { } hours)
        {
            CountGpuHours(hours);
        }

        if (args.RolesToStop.Count > 0)
        {
            _ = new SpendingStop($"{name}-stop", args, zone, this);
        }

        if (args.SetsAccountWide)
        {
            WatchForAnomalies();
        }

        RegisterOutputs();
    }

    internal static void Check(string name, SpendGuardArgs args)
    {
        var problems = new ArgumentProblems(nameof(SpendGuard), name);
        problems.AddIf(args.MonthlyLimit < 1, $"MonthlyLimit is {args.MonthlyLimit}; give 1 US dollar or more.");
        problems.AddIf(
            args.Percentages.Count is 0 or > MaxPercentages,
            $"Percentages has {args.Percentages.Count}; give 1 to {MaxPercentages}, since a budget has five notifications and the forecast is one.");
        problems.AddIf(
            args.Percentages.Any(percentage => percentage is < 1 or > 1000)
                || args.Percentages.Zip(args.Percentages.Skip(1)).Any(pair => pair.First >= pair.Second),
            $"Percentages is {string.Join(", ", args.Percentages)}; give rising values from 1 to 1000.");
        problems.AddIf(args.AnomalyImpact < 1, $"AnomalyImpact is {args.AnomalyImpact}; give 1 US dollar or more.");
        problems.AddIf(args.DailyGpuHours < 1, $"DailyGpuHours is {args.DailyGpuHours}; give 1 or more, or nothing for no limit.");
        problems.AddIf(
            args.DailyGpuHours is not null && args.GpuTypes.Count == 0,
            "DailyGpuHours is set and GpuTypes is empty; name the instance types whose hours count, or leave the limit out.");
        foreach (var type in args.GpuTypes.Where(type => type.Gpu is null))
        {
            problems.Add($"GpuTypes has {type}, which has no GPU; leave it out.");
        }

        foreach (var team in args.Teams)
        {
            problems.AddIf(
                !KebabName.Is(team.Team),
                $"Teams has '{team.Team}'; a team's name is lower-case letters, digits and single hyphens, and begins with a letter.");
            problems.AddIf(team.MonthlyLimit < 1, $"Teams gives '{team.Team}' {team.MonthlyLimit} a month; give 1 US dollar or more.");
            problems.AddIf(
                team.MonthlyLimit > args.MonthlyLimit,
                $"Teams gives '{team.Team}' {team.MonthlyLimit} a month, which is more than the zone's {args.MonthlyLimit}; raise one or lower the other.");
        }

        foreach (var twice in args.Teams.GroupBy(team => team.Team).Where(group => group.Count() > 1))
        {
            problems.Add($"Teams names '{twice.Key}' {twice.Count()} times; name each once.");
        }

        problems.ThrowIfAny();
    }

    private Budgets.Budget MoneyBudget(string what, int limit, params Inputs.BudgetCostFilterArgs[] filters) => Budget(what, new()
    {
        BudgetType = "COST",
        LimitAmount = Text(limit),
        LimitUnit = "USD",
        TimeUnit = "MONTHLY",
        CostFilters = filters,
        Notifications =
        [
            .. _args.Percentages.Select(percentage => Notification("ACTUAL", percentage)),
            Notification("FORECASTED", 100),
        ],
    });

    /// <summary>Hours of running instances, whoever started them and however they are paid.</summary>
    private void CountGpuHours(int hours) => Budget("gpu-hours", new()
    {
        BudgetType = "USAGE",
        LimitAmount = Text(hours),
        LimitUnit = "Hrs",
        TimeUnit = "DAILY",
        CostFilters =
        [
            Filter("Region", _args.Zone.Region.Name),
            Filter("UsageTypeGroup", "EC2: Running Hours"),
            Filter("InstanceType", [.. _args.GpuTypes.Select(type => type.Name).Order(StringComparer.Ordinal)]),
        ],
        Notifications = [.. _args.Percentages.Select(percentage => Notification("ACTUAL", percentage))],
    });

    private Budgets.Budget Budget(string what, Budgets.BudgetArgs args)
    {
        var budgetName = _args.Zone.NameOf($"spending-{what}", 100);
        args.Name = budgetName;
        args.Tags = _args.Zone.Tags(budgetName);
        return new Budgets.Budget($"{_name}-{what}", args, new CustomResourceOptions { Parent = this });
    }

    private Inputs.BudgetNotificationArgs Notification(string kind, int percentage) => new()
    {
        ComparisonOperator = "GREATER_THAN",
        NotificationType = kind,
        Threshold = percentage,
        ThresholdType = "PERCENTAGE",
        SubscriberSnsTopicArns = { _args.TopicArn },
    };

    private static Inputs.BudgetCostFilterArgs Filter(string name, params string[] values) => new() { Name = name, Values = values };

    private void WatchForAnomalies()
    {
        var zone = _args.Zone;
        var monitorName = zone.NameOf("spending-anomalies", 100);
        var monitor = new CostExplorer.AnomalyMonitor(_name, new CostExplorer.AnomalyMonitorArgs
        {
            Name = monitorName,
            MonitorType = "DIMENSIONAL",
            MonitorDimension = "SERVICE",
            Tags = zone.Tags(monitorName),
        }, new CustomResourceOptions { Parent = this });
        _ = new CostExplorer.AnomalySubscription(_name, new CostExplorer.AnomalySubscriptionArgs
        {
            Name = monitorName,

            // A topic takes single messages at once; summaries by day or week go to mail only.
            Frequency = "IMMEDIATE",
            MonitorArnLists = { monitor.Arn },
            Subscribers = { new CostExplorer.Inputs.AnomalySubscriptionSubscriberArgs { Type = "SNS", Address = _args.TopicArn } },
            ThresholdExpression = new CostExplorer.Inputs.AnomalySubscriptionThresholdExpressionArgs
            {
                Dimension = new CostExplorer.Inputs.AnomalySubscriptionThresholdExpressionDimensionArgs
                {
                    Key = "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
                    MatchOptions = { "GREATER_THAN_OR_EQUAL" },
                    Values = { Text(_args.AnomalyImpact) },
                },
            },
            Tags = zone.Tags(monitorName),
        }, new CustomResourceOptions { Parent = this });
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
