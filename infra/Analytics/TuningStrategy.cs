namespace LandingZone.Analytics;

/// <summary>How a tuning job chooses what it tries next.</summary>
public enum TuningStrategy
{
    /// <summary>By a model of what was tried.</summary>
    Bayesian,

    /// <summary>At random.</summary>
    Random,

    /// <summary>Many at first, and more time for the better ones.</summary>
    Hyperband,
}
