namespace LandingZone.Analytics;

/// <summary>Which way a metric is good.</summary>
public enum MetricGoal
{
    /// <summary>The more the better: accuracy.</summary>
    AtLeast,

    /// <summary>The less the better: a loss.</summary>
    AtMost,
}
