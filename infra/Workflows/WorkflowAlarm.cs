using LandingZone.Observability;
using Pulumi;

namespace LandingZone.Workflows;

/// <summary>The alarm of a state machine that nobody waits for: one of its executions has failed.</summary>
internal static class WorkflowAlarm
{
    /// <summary>The alarm.</summary>
    /// <param name="name">The alarm's name.</param>
    /// <param name="description">What has happened and what to do.</param>
    /// <param name="area">The heading on the dashboard.</param>
    /// <param name="stateMachineArn">The state machine's ARN.</param>
    public static AlarmDeclaration Failing(string name, string description, string area, Input<string> stateMachineArn) => new()
    {
        Name = name,
        Description = description,
        Severity = AlarmSeverity.Notice,
        Area = area,
        Namespace = "AWS/States",
        Metric = "ExecutionsFailed",
        Dimensions = new Dictionary<string, Input<string>> { ["StateMachineArn"] = stateMachineArn },
        Statistic = "Sum",
        Comparison = AlarmComparison.Above,
        Threshold = 0,
    };
}
