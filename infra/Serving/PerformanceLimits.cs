namespace LandingZone.Serving;

/// <summary>The limits of a model's performance; beyond one, somebody is called.</summary>
public sealed record PerformanceLimits
{
    /// <summary>The largest share of requests that may fail: 0 to 1. Default: 0.01.</summary>
    public double MaxErrorRate { get; init; } = 0.01;

    /// <summary>The longest that the slowest hundredth of requests may take, in milliseconds. Default: 500.</summary>
    public double MaxLatencyP99 { get; init; } = 500;

    /// <summary>The smallest share of requests with a known outcome that the model may get right: 0 to 1. Default: 0.8.</summary>
    public double MinAccuracy { get; init; } = 0.8;

    /// <summary>
    /// The largest population stability index of the last day's confidence against the days before. 0.2 is where the credit industry
    /// speaks of a shift. Default: 0.2.
    /// </summary>
    public double MaxDrift { get; init; } = 0.2;

    internal IEnumerable<string> Problems()
    {
        if (MaxErrorRate is not (>= 0 and <= 1))
        {
            yield return FormattableString.Invariant($"MaxErrorRate is {MaxErrorRate}; it is a share, 0 to 1.");
        }

        if (MinAccuracy is not (>= 0 and <= 1))
        {
            yield return FormattableString.Invariant($"MinAccuracy is {MinAccuracy}; it is a share, 0 to 1.");
        }

        if (MaxLatencyP99 is not > 0)
        {
            yield return FormattableString.Invariant($"MaxLatencyP99 is {MaxLatencyP99} ms; it must be more than 0.");
        }

        if (MaxDrift is not > 0)
        {
            yield return FormattableString.Invariant($"MaxDrift is {MaxDrift}; it must be more than 0.");
        }
    }
}
