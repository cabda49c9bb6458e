namespace LandingZone.Policies.Rules.Logging;

/// <summary>Type tokens that several rules about logs look at.</summary>
internal static class LogGroupTypes
{
    public static string[] Groups { get; } = ["aws:cloudwatch/logGroup:LogGroup", "aws-native:logs:LogGroup"];

    public static string[] Filters { get; } = ["aws:cloudwatch/logMetricFilter:LogMetricFilter", "aws-native:logs:MetricFilter"];

    public static string[] Alarms { get; } = ["aws:cloudwatch/metricAlarm:MetricAlarm", "aws-native:cloudwatch:Alarm"];
}
