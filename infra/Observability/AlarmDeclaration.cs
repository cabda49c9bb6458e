using Pulumi;

namespace LandingZone.Observability;

/// <summary>An alarm on one metric of something in the zone. Whoever makes the thing declares its alarms; <see cref="MetricsAndAlarms"/> makes them.</summary>
public sealed record AlarmDeclaration
{
    /// <summary>The alarm's name inside the zone, "score-queue-old-messages": lower-case letters, digits and single hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What has happened and what to do, for whoever is called: 1 to 1024 characters.</summary>
    public required string Description { get; init; }

    /// <summary>How soon somebody has to look.</summary>
    public required AlarmSeverity Severity { get; init; }

    /// <summary>The heading on the dashboard under which the metric is drawn, "Ingestion".</summary>
    public required string Area { get; init; }

    /// <summary>The metric's namespace, "AWS/SQS".</summary>
    public required string Namespace { get; init; }

    /// <summary>The metric's name, "ApproximateAgeOfOldestMessage".</summary>
    public required string Metric { get; init; }

    /// <summary>The metric's dimensions: which queue, which function. CloudWatch takes 30 at most.</summary>
    public required IReadOnlyDictionary<string, Input<string>> Dimensions { get; init; }

    /// <summary>"Average", "Maximum", "Minimum", "SampleCount", "Sum", or a percentile, "p99".</summary>
    public required string Statistic { get; init; }

    /// <summary>How the value stands to the threshold while the alarm rings.</summary>
    public required AlarmComparison Comparison { get; init; }

    /// <summary>The threshold, in the metric's unit.</summary>
    public required double Threshold { get; init; }

    /// <summary>The length of a period in seconds: 10, 30, or a multiple of 60. Default: 300.</summary>
    public int PeriodSeconds { get; init; } = 300;

    /// <summary>Over how many periods the alarm looks back. Default: 1.</summary>
    public int Periods { get; init; } = 1;

    /// <summary>How many of those periods must be beyond the threshold; null for all of them.</summary>
    public int? PeriodsBeyond { get; init; }

    /// <summary>What the alarm makes of periods without a value. Default: all is well.</summary>
    public MissingData MissingData { get; init; } = MissingData.IsFine;
}
