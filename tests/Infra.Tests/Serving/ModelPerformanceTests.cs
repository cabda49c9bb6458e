using System.Text.Json;
using System.Text.RegularExpressions;
using LandingZone.Infra.Tests.Cluster;
using LandingZone.Infra.Tests.Harness;
using LandingZone.Observability;
using LandingZone.Serving;

namespace LandingZone.Infra.Tests.Serving;

public sealed class ModelPerformanceTests
{
    private static readonly string[] Queries = ["AddPredictionPartition", "AddOutcomePartition", "Measure"];

    [Fact]
    public async Task Every_version_is_measured_on_schedule_live_or_in_stealth()
    {
        var stack = await StackRecorder.RunAsync(options => ServingSample.Performance(options, ServingSample.Three));

        Assert.Equal(
            [
                """rate(1 hour) {"model":"scoring","version":"v1","mode":"live"}""",
                """rate(1 hour) {"model":"scoring","version":"v2","mode":"live"}""",
                """rate(1 hour) {"model":"scoring","version":"v3","mode":"stealth"}""",
            ],
            stack.OfType("aws:scheduler/schedule:Schedule").Select(schedule =>
                $"{schedule.Inputs["scheduleExpression"]} {schedule.Inputs["target"]!["input"]}"));
    }

    [Fact]
    public async Task A_version_more_adds_its_schedule_and_changes_nothing()
    {
        var before = await StackRecorder.RunAsync(options => ServingSample.Performance(options, ServingSample.Two));
        var after = await StackRecorder.RunAsync(options => ServingSample.Performance(options, ServingSample.Three));

        var known = after.Resources.ToDictionary(resource => (resource.Type, resource.Name), resource => resource.Inputs.ToJsonString());
        Assert.All(before.Resources, resource => Assert.Equal(known[(resource.Type, resource.Name)], resource.Inputs.ToJsonString()));
        Assert.Equal(
            ["performance-scoring-v3"],
            after.Resources.Where(resource => before.Resources.All(old => (old.Type, old.Name) != (resource.Type, resource.Name)))
                .Select(resource => resource.Name));
    }

    [Fact]
    public async Task The_workflow_makes_the_days_folders_known_asks_and_publishes()
    {
        var stack = await StackRecorder.RunAsync(options => ServingSample.Performance(options, ServingSample.Three));
        var definition = JsonDocument.Parse(
            Assert.Single(stack.OfType("aws:sfn/stateMachine:StateMachine")).Inputs["definition"]!.GetValue<string>()).RootElement;
        var states = definition.GetProperty("States");

        var order = new List<string>();
        for (var state = definition.GetProperty("StartAt").GetString(); state is not null;
            state = states.GetProperty(state).TryGetProperty("Next", out var next) ? next.GetString() : null)
        {
            order.Add(state);
        }

        Assert.Equal(["Name", "AddPredictionPartition", "AddOutcomePartition", "Measure", "Read", "Publish"], order);
        Assert.Equal(states.EnumerateObject().Count(), order.Count);
        var query = states.GetProperty("Measure").GetProperty("Arguments").GetProperty("QueryString").GetString()!;
        Assert.StartsWith("{% \"WITH answers AS", query, StringComparison.Ordinal);
        Assert.Contains("model = '\" & $model & \"'", query, StringComparison.Ordinal);
        Assert.All(
            Queries,
            state => Assert.DoesNotMatch(
                "\\{[a-z]+\\}", states.GetProperty(state).GetProperty("Arguments").GetProperty("QueryString").GetString()!));

        // Every column of the answer is published under its own name, and nothing else is.
        var columns = Regex.Matches(query[query.IndexOf("count(*) AS Requests", StringComparison.Ordinal)..], " AS ([A-Z][A-Za-z0-9]+)")
            .Select(match => match.Groups[1].Value).ToList();
        var arguments = states.GetProperty("Publish").GetProperty("Arguments");
        Assert.Equal("LandingZone/Models", arguments.GetProperty("Namespace").GetString());
        var published = Regex.Match(arguments.GetProperty("MetricData").GetString()!, "\\$names := \\{ (.*?) \\};").Groups[1].Value;
        Assert.Equal(string.Join(", ", columns.Select(column => $"\"{column.ToLowerInvariant()}\": \"{column}\"")), published);
        Assert.All(await AlarmsAsync(new()), alarm => Assert.Contains(alarm.Metric, columns.Append("ExecutionsFailed")));
    }

    [Fact]
    public async Task What_a_live_version_does_wrong_is_urgent_and_stealth_can_wait()
    {
        var alarms = await AlarmsAsync(new() { MinAccuracy = 0.7 });

        Assert.All(
            alarms.Where(alarm => alarm.Name.StartsWith("model-scoring-v1", StringComparison.Ordinal)),
            alarm => Assert.Equal(AlarmSeverity.Urgent, alarm.Severity));
        var stealth = alarms.Where(alarm => alarm.Name.StartsWith("model-scoring-v3", StringComparison.Ordinal)).ToList();
        Assert.All(stealth, alarm => Assert.Equal(AlarmSeverity.Notice, alarm.Severity));
        Assert.Equal(
            ["model-scoring-v3-errors", "model-scoring-v3-slow", "model-scoring-v3-wrong", "model-scoring-v3-drift", "model-scoring-v3-unmeasured"],
            stealth.Select(alarm => alarm.Name));
        Assert.Equal(0.7, stealth.Single(alarm => alarm.Metric == "Accuracy").Threshold);
        Assert.Equal(MissingData.Rings, stealth.Single(alarm => alarm.Name.EndsWith("unmeasured", StringComparison.Ordinal)).MissingData);
    }

    [Fact]
    public async Task Wrong_arguments_are_refused() => Assert.Equal(
        """
        ModelPerformance 'performance' cannot be made:
        - Models names 'scoring' 2 times; name it once.
        - MaxErrorRate is 2; it is a share, 0 to 1. It is a limit of the model 'scoring'.
        - MinAccuracy is -0.5; it is a share, 0 to 1. It is a limit of the model 'scoring'.
        - MaxLatencyP99 is 0 ms; it must be more than 0. It is a limit of the model 'scoring'.
        - MaxDrift is 0; it must be more than 0. It is a limit of the model 'scoring'.
        - EveryHours is 25; it must be 1 to 24.
        - WindowDays is 1; it must be 2 to 90, to have days to compare.
        - LogRetentionDays is 100; CloudWatch Logs takes 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653.
        """.ReplaceLineEndings("\n"),
        string.Join('\n', await Refusal.OfAsync(() => _ = new ModelPerformance("performance", new ModelPerformanceArgs
        {
            Zone = ServingSample.Zone,
            DataStore = null!,
            Models =
            [
                Measured(new()),
                Measured(new() { MaxErrorRate = 2, MinAccuracy = -0.5, MaxLatencyP99 = 0, MaxDrift = 0 }),
            ],
            LogKeyArn = "",
            PermissionBoundaryArn = "",
            EveryHours = 25,
            WindowDays = 1,
            LogRetentionDays = 100,
        }))));

    private static async Task<IReadOnlyList<AlarmDeclaration>> AlarmsAsync(PerformanceLimits limits)
    {
        IReadOnlyList<AlarmDeclaration> alarms = [];
        await StackRecorder.RunAsync(options => alarms = ServingSample.Performance(options, ServingSample.Three, limits).Alarms);
        return alarms;
    }

    private static MeasuredModel Measured(PerformanceLimits limits) =>
        new() { Name = ServingSample.Scoring, Versions = ServingSample.Two, Limits = limits };
}
