using System.Text.RegularExpressions;
using LandingZone.Cluster;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;

namespace LandingZone.Observability;

/// <summary>
/// The alarms of a zone and the dashboard on which their metrics are drawn. Every part of the zone declares its own; here they
/// get names, topics and a place on the dashboard.
/// </summary>
public sealed partial class MetricsAndAlarms : ComponentResource
{
    /// <summary>Limits of CloudWatch (Amazon CloudWatch API reference, PutMetricAlarm).</summary>
    private const int MaxNameLength = 255;

    private const int MaxDescriptionLength = 1024;

    private const int MaxDimensions = 30;

    private const int SecondsPerDay = 86400;

    /// <summary>A dashboard takes 500 widgets; this leaves room for the headings.</summary>
    private const int MaxAlarms = 450;

    private readonly string _name;
    private readonly MetricsAndAlarmsArgs _args;

    /// <summary>Declares the alarms.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public MetricsAndAlarms(string name, MetricsAndAlarmsArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:observability:MetricsAndAlarms", name, options)
    {
        Check(name, args);
        _name = name;
        _args = args;
        foreach (var alarm in args.Alarms)
        {
            Declare(alarm);
        }

        var dashboard = new CloudWatch.Dashboard(name, new CloudWatch.DashboardArgs
        {
            DashboardName = args.Zone.Name,
            DashboardBody = AlarmDashboard.Of(args.Zone, args.Alarms),
        }, new CustomResourceOptions { Parent = this });
        DashboardName = dashboard.DashboardName;
        RegisterOutputs(new Dictionary<string, object?> { ["dashboardName"] = DashboardName });
    }

    /// <summary>The dashboard's name.</summary>
    public Output<string> DashboardName { get; }

    internal static void Check(string name, MetricsAndAlarmsArgs args)
    {
        var problems = new ArgumentProblems(nameof(MetricsAndAlarms), name);
        foreach (var severity in Enum.GetValues<AlarmSeverity>().Where(severity => !args.Topics.ContainsKey(severity)))
        {
            problems.Add($"Topics has none for {severity}; give one for each severity.");
        }

        problems.AddIf(args.Alarms.Count == 0, "Alarms is empty; a zone in which nothing can ring is not watched.");
        problems.AddIf(
            args.Alarms.Count > MaxAlarms, $"Alarms has {args.Alarms.Count}; a dashboard has room for {MaxAlarms}, so join some into one.");
        foreach (var twice in args.Alarms.GroupBy(alarm => alarm.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"Alarms names '{twice.Key}' {twice.Count()} times; give each alarm a name of its own.");
        }

        foreach (var alarm in args.Alarms)
        {
            Check(alarm, problems);
        }

        problems.ThrowIfAny();
    }

    private static void Check(AlarmDeclaration alarm, ArgumentProblems problems)
    {
        var which = $"Alarms has '{alarm.Name}', ";
        problems.AddIf(
            !NameForm().IsMatch(alarm.Name), which + "which is no name; use lower-case letters, digits and single hyphens between them.");
        problems.AddIf(
            alarm.Description.Length is 0 or > MaxDescriptionLength,
            which + $"whose description has {alarm.Description.Length} characters; CloudWatch takes 1 to {MaxDescriptionLength}.");
        problems.AddIf(
            alarm.Dimensions.Count > MaxDimensions,
            which + $"which has {alarm.Dimensions.Count} dimensions; CloudWatch takes {MaxDimensions}.");
        problems.AddIf(
            !StatisticForm().IsMatch(alarm.Statistic),
            which + $"whose statistic is '{alarm.Statistic}'; use Average, Maximum, Minimum, SampleCount, Sum, or a percentile such as p99.");
        problems.AddIf(
            alarm.PeriodSeconds is not (10 or 30) && (alarm.PeriodSeconds < 60 || alarm.PeriodSeconds % 60 != 0),
            which + $"whose period is {alarm.PeriodSeconds} s; use 10, 30, or a multiple of 60.");
        problems.AddIf(
            alarm.Periods < 1 || (long)alarm.Periods * alarm.PeriodSeconds > SecondsPerDay * 7L
                || (alarm.PeriodSeconds < 3600 && (long)alarm.Periods * alarm.PeriodSeconds > SecondsPerDay),
            which + $"which looks back over {alarm.Periods} periods of {alarm.PeriodSeconds} s; use one or more, and a day at most "
                + "(7 days where a period is an hour or longer).");
        problems.AddIf(
            alarm.PeriodsBeyond is { } beyond && (beyond < 1 || beyond > alarm.Periods),
            which + $"which rings after {alarm.PeriodsBeyond} of {alarm.Periods} periods; use 1 to {alarm.Periods}.");
    }

    private void Declare(AlarmDeclaration alarm)
    {
        var alarmName = _args.Zone.NameOf(alarm.Name, MaxNameLength);
        var topic = _args.Topics[alarm.Severity];
        var percentile = alarm.Statistic.StartsWith('p');
        _ = new CloudWatch.MetricAlarm($"{_name}-{alarm.Name}", new CloudWatch.MetricAlarmArgs
        {
            Name = alarmName,
            AlarmDescription = alarm.Description,
            ActionsEnabled = true,
            AlarmActions = { topic },
            OkActions = { topic },
            Namespace = alarm.Namespace,
            MetricName = alarm.Metric,
            Dimensions = Dimensions(alarm),
            Statistic = percentile ? null : (Input<string>)alarm.Statistic,
            ExtendedStatistic = percentile ? (Input<string>)alarm.Statistic : null,
            ComparisonOperator = Operator(alarm.Comparison),
            Threshold = alarm.Threshold,
            Period = alarm.PeriodSeconds,
            EvaluationPeriods = alarm.Periods,
            DatapointsToAlarm = alarm.PeriodsBeyond ?? alarm.Periods,
            TreatMissingData = Treatment(alarm.MissingData),
            Tags = _args.Zone.Tags(alarmName),
        }, new CustomResourceOptions { Parent = this });
    }

    private static InputMap<string> Dimensions(AlarmDeclaration alarm)
    {
        var dimensions = new InputMap<string>();
        foreach (var (dimension, value) in alarm.Dimensions)
        {
            dimensions.Add(dimension, value);
        }

        return dimensions;
    }

    private static string Operator(AlarmComparison comparison) => comparison switch
    {
        AlarmComparison.Above => "GreaterThanThreshold",
        AlarmComparison.AtLeast => "GreaterThanOrEqualToThreshold",
        AlarmComparison.Below => "LessThanThreshold",
        AlarmComparison.AtMost => "LessThanOrEqualToThreshold",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "CloudWatch has no such comparison."),
    };

    private static string Treatment(MissingData missing) => missing switch
    {
        MissingData.IsFine => "notBreaching",
        MissingData.Rings => "breaching",
        MissingData.ChangesNothing => "ignore",
        _ => throw new ArgumentOutOfRangeException(nameof(missing), missing, "CloudWatch has no such treatment."),
    };

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameForm();

    [GeneratedRegex("^(Average|Maximum|Minimum|SampleCount|Sum|p(100|[0-9]{1,2}(\\.[0-9]{1,10})?))\\z", RegexOptions.CultureInvariant)]
    private static partial Regex StatisticForm();
}
