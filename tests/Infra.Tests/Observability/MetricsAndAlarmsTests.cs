using System.Collections.Immutable;
using LandingZone.Engine;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Observability;
using Pulumi;

namespace LandingZone.Infra.Tests.Observability;

public sealed class MetricsAndAlarmsTests
{
    [Fact]
    public async Task An_alarm_is_made_as_it_was_declared()
    {
        var alarm = (await Declare(Alarm("old-messages"))).One("aws:cloudwatch/metricAlarm:MetricAlarm");

        Assert.Equal("alarms-old-messages", alarm.Name);
        Assert.Equal("rnd-eu-west-1-old-messages", alarm.Text("name"));
        Assert.Equal(["arn:urgent"], alarm.Texts("alarmActions"));
        Assert.Equal(["arn:urgent"], alarm.Texts("okActions"));
        Assert.Equal("AWS/SQS", alarm.Text("namespace"));
        Assert.Equal("work", alarm.Map("dimensions")["QueueName"]);
        Assert.Equal("Maximum", alarm.Text("statistic"));
        Assert.Equal("GreaterThanThreshold", alarm.Text("comparisonOperator"));
        Assert.Equal(900d, alarm.Inputs["threshold"]);
        Assert.Equal(3, alarm.Number("evaluationPeriods"));
        Assert.Equal(2, alarm.Number("datapointsToAlarm"));
        Assert.Equal("notBreaching", alarm.Text("treatMissingData"));
        Samples.AssertTagged(alarm, Samples.Rnd);
    }

    [Fact]
    public async Task A_percentile_is_an_extended_statistic()
    {
        var alarm = (await Declare(Alarm("slow") with { Statistic = "p99" })).One("aws:cloudwatch/metricAlarm:MetricAlarm");

        Assert.Equal("p99", alarm.Text("extendedStatistic"));
        Assert.Null(alarm.Text("statistic"));
    }

    [Fact]
    public async Task A_notice_wakes_nobody() => Assert.Equal(
        ["arn:notice"],
        (await Declare(Alarm("a") with { Severity = AlarmSeverity.Notice })).One("aws:cloudwatch/metricAlarm:MetricAlarm").Texts("alarmActions"));

    [Fact]
    public async Task The_dashboard_shows_the_alarms_and_their_metrics_by_area()
    {
        var body = (await Declare(Alarm("b") with { Area = "Training" }, Alarm("a")))
            .One("aws:cloudwatch/dashboard:Dashboard").Json("dashboardBody").GetProperty("widgets").EnumerateArray().ToList();

        Assert.Equal(["alarm", "text", "metric", "text", "metric"], body.Select(widget => widget.GetProperty("type").GetString()));
        Assert.Equal(
            ["arn:aws:cloudwatch:eu-west-1:222222222222:alarm:rnd-eu-west-1-b", "arn:aws:cloudwatch:eu-west-1:222222222222:alarm:rnd-eu-west-1-a"],
            body[0].GetProperty("properties").GetProperty("alarms").EnumerateArray().Select(arn => arn.GetString()));
        Assert.Equal("## Ingestion", body[1].GetProperty("properties").GetProperty("markdown").GetString());
        Assert.Equal(
            ["AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", "work"],
            body[2].GetProperty("properties").GetProperty("metrics")[0].EnumerateArray().Select(part => part.GetString()));
        Assert.Equal("## Training", body[3].GetProperty("properties").GetProperty("markdown").GetString());
    }

    [Fact]
    public async Task Dimensions_that_are_not_known_yet_leave_the_plan_as_it_is()
    {
        var plan = await Planned.OfAsync(RunMode.Preview, () =>
        {
            var queue = new Pulumi.Aws.Sqs.Queue("work");
            _ = new MetricsAndAlarms("alarms", Args(Alarm("a") with
            {
                Dimensions = ImmutableDictionary<string, Input<string>>.Empty.Add("QueueName", queue.Arn),
            }));
        });

        Assert.Contains(plan.Resources, resource => resource.Type == "aws:cloudwatch/metricAlarm:MetricAlarm" && resource.Name == "alarms-a");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() => Assert.Equal(
        [
            "MetricsAndAlarms 'alarms' cannot be made:",
            "- Topics has none for Urgent; give one for each severity.",
            "- Alarms names 'a' 2 times; give each alarm a name of its own.",
            "- Alarms has 'Bad name', which is no name; use lower-case letters, digits and single hyphens between them.",
            "- Alarms has 'Bad name', whose description has 0 characters; CloudWatch takes 1 to 1024.",
            "- Alarms has 'Bad name', whose statistic is 'Mean'; use Average, Maximum, Minimum, SampleCount, Sum, or a percentile such as p99.",
            "- Alarms has 'Bad name', whose period is 45 s; use 10, 30, or a multiple of 60.",
            "- Alarms has 'Bad name', which rings after 9 of 3 periods; use 1 to 3.",
            "- Alarms has 'long', which looks back over 300 periods of 600 s; use one or more, and a day at most (7 days where a period is an hour or longer).",
        ],
        await Refusal.OfAsync(() => _ = new MetricsAndAlarms("alarms", new MetricsAndAlarmsArgs
        {
            Zone = Samples.Rnd,
            Topics = new Dictionary<AlarmSeverity, Output<string>> { [AlarmSeverity.Notice] = Output.Create("arn") },
            Alarms =
            [
                Alarm("a"), Alarm("a"),
                Alarm("Bad name") with { Description = "", Statistic = "Mean", PeriodSeconds = 45, PeriodsBeyond = 9 },
                Alarm("long") with { PeriodSeconds = 600, Periods = 300, PeriodsBeyond = null },
            ],
        })));

    [Fact]
    public async Task A_zone_in_which_nothing_rings_is_refused() => Assert.Contains(
        "- Alarms is empty; a zone in which nothing can ring is not watched.",
        await Refusal.OfAsync(() => _ = new MetricsAndAlarms("alarms", Args())));

    private static Task<Declaration> Declare(params AlarmDeclaration[] alarms) =>
        Declaration.OfAsync(() => _ = new MetricsAndAlarms("alarms", Args(alarms)));

    private static MetricsAndAlarmsArgs Args(params AlarmDeclaration[] alarms) => new()
    {
        Zone = Samples.Rnd,
        Topics = new Dictionary<AlarmSeverity, Output<string>>
        {
            [AlarmSeverity.Notice] = Output.Create("arn:notice"), [AlarmSeverity.Urgent] = Output.Create("arn:urgent"),
        },
        Alarms = alarms,
    };

    private static AlarmDeclaration Alarm(string name) => new()
    {
        Name = name,
        Description = "Messages wait too long. Look at the workers.",
        Severity = AlarmSeverity.Urgent,
        Area = "Ingestion",
        Namespace = "AWS/SQS",
        Metric = "ApproximateAgeOfOldestMessage",
        Dimensions = ImmutableDictionary<string, Input<string>>.Empty.Add("QueueName", "work"),
        Statistic = "Maximum",
        Comparison = AlarmComparison.Above,
        Threshold = 900,
        Periods = 3,
        PeriodsBeyond = 2,
    };
}
